console.log(
  new Proxy(
    class {
      x = 7;
    },
    {}
  ).name !== 'none'
);
console.log(
  new new Proxy(
    class {
      x = 7;
    },
    {}
  )().x
);

exports.version = '1.' + require('./functions').add(1, 1);

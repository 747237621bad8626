// The application behind the servers of conformance_test.cpp: it answers in every way that HTTP/1.1
// has, and tells what it was asked. conformance_app.js PORT
'use strict';

const http = require('http');
const zlib = require('zlib');
const crypto = require('crypto');

const told = ['content-type', 'content-length', 'cookie', 'authorization', 'range', 'origin'];

// What a request was, as far as two clients must agree on it.
function echo(request, body) {
  const headers = {};
  for (const name of Object.keys(request.headers).sort()) {
    if (name.startsWith('x-c-') || told.includes(name)) headers[name] = request.headers[name];
  }
  if (body.length === 0) delete headers['content-type'];
  if (body.length === 0) delete headers['content-length'];
  const boundary = /boundary=(.*)$/.exec(headers['content-type'] || '');
  if (boundary) {
    headers['content-type'] = headers['content-type'].replace(boundary[1], 'B');
    delete headers['content-length'];
  }
  let text = body.toString('latin1');
  if (boundary) text = text.split(boundary[1]).join('B');
  if (text.length > 2000) text = crypto.createHash('sha256').update(body).digest('hex');
  return JSON.stringify({ method: request.method, url: request.url, headers, body: text }) + '\n';
}

function text_of(size) {
  let text = '';
  for (let i = 0; text.length < size; ++i) text += 'line ' + i + '\n';
  return text.slice(0, size);
}

function digest_is_right(header) {
  const part = (name) => (new RegExp(name + '="?([^",]*)').exec(header) || [])[1];
  const md5 = (text) => crypto.createHash('md5').update(text).digest('hex');
  const secret = md5('user:conformance:secret');
  const asked = md5('GET:' + part('uri'));
  const middle = [part('nonce'), part('nc'), part('cnonce'), part('qop')].join(':');
  return part('response') === md5(secret + ':' + middle + ':' + asked);
}

// A frame of Zstandard whose blocks are not compressed (RFC 8878): Node has no encoder for it.
function zstd(text) {
  const bytes = Buffer.from(text), head = Buffer.alloc(9), block_max = 100000;
  head.writeUInt32LE(0xfd2fb528, 0);
  head[4] = 0xa0;  // a single segment, whose length has four bytes
  head.writeUInt32LE(bytes.length, 5);
  const parts = [head];
  for (let at = 0; at === 0 || at < bytes.length; at += block_max) {
    const block = bytes.subarray(at, at + block_max), header = Buffer.alloc(3);
    const last = at + block_max >= bytes.length ? 1 : 0;
    header.writeUIntLE((block.length << 3) | last, 0, 3);
    parts.push(header, block);
  }
  return Buffer.concat(parts);
}

// Answers that break the grammar, as they go over the wire.
const odd = {
  status: 'HTTP/1.1 200\r\nContent-Length: 4\r\n\r\nodd\n',
  chunk: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4  \r\nodd\n\r\n0 \r\n\r\n',
  length: 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n' +
    '4\r\nodd\n\r\n0\r\n\r\n'
};

const encoders = {
  gzip: zlib.gzipSync,
  deflate: zlib.deflateSync,
  br: zlib.brotliCompressSync,
  zstd,
  identity: (text) => text
};

// By the first part of the path: (request, response, rest of the path, query, body).
const pages = {
  echo: (request, response, rest, query, body) => response.end(echo(request, body)),
  status: (request, response, rest) => {
    response.statusCode = Number(rest);
    if ([204, 304].includes(response.statusCode)) return response.end();
    response.end('this is ' + rest + '\n');
  },
  redirect: (request, response, rest, query) => {
    response.writeHead(Number(rest), { Location: query.get('to'), 'X-Hop': rest });
    response.end('go on\n');
  },
  cookies: (request, response, rest, query) => {
    response.setHeader('Set-Cookie', query.getAll('c'));
    response.writeHead(302, { Location: query.get('to') });
    response.end();
  },
  set: (request, response, rest, query) => {
    response.setHeader('Set-Cookie', query.getAll('c'));
    response.end('set\n');
  },
  length: (request, response, rest) => {
    response.setHeader('Content-Length', rest);
    response.end(text_of(Number(rest)));
  },
  chunked: (request, response, rest, query) => {
    const text = text_of(Number(rest)), piece = Number(query.get('piece') || 1000);
    for (let i = 0; i < text.length; i += piece) response.write(text.slice(i, i + piece));
    response.end();
  },
  trailers: (request, response) => {
    response.writeHead(200, { Trailer: 'X-Trailer', 'Transfer-Encoding': 'chunked' });
    response.write('with trailers\n');
    response.addTrailers({ 'X-Trailer': 'at the end' });
    response.end();
  },
  close: (request, response, rest) => {
    response.setHeader('Connection', 'close');
    response.end(text_of(Number(rest)));
  },
  old: (request, response, rest) => {
    request.socket.end('HTTP/1.0 200 OK\r\nX-Old: yes\r\n\r\n' + text_of(Number(rest)));
  },
  odd: (request, response, rest) => {
    request.socket.end(odd[rest]);
  },
  early: (request, response) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
    response.writeProcessing();
    response.end('after early hints\n');
  },
  encoded: (request, response, rest, query) => {
    response.setHeader('Content-Encoding', rest);
    const text = text_of(Number(query.get('size') || 1000));
    const body = rest.split(', ').reduce((bytes, name) => encoders[name](bytes), text);
    if (query.get('chunked')) return response.end(body);
    response.setHeader('Content-Length', body.length);
    response.end(body);
  },
  basic: (request, response) => {
    if (request.headers.authorization === 'Basic dXNlcjpzZWNyZXQ=') return response.end('in\n');
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="conformance"' });
    response.end('out\n');
  },
  digest: (request, response) => {
    const header = request.headers.authorization || '';
    if (header.startsWith('Digest ') && digest_is_right(header)) return response.end('in\n');
    const challenge = 'Digest realm="conformance", nonce="abc", qop="auth", algorithm=MD5';
    response.writeHead(401, { 'WWW-Authenticate': challenge });
    response.end('out\n');
  },
  headers: (request, response, rest, query) => {
    for (const name of new Set(query.keys())) response.setHeader(name, query.getAll(name));
    response.end('headers\n');
  },
  text: (request, response) => {
    response.setHeader('ETag', '"one"');
    if (request.headers['if-none-match'] === '"one"') return response.writeHead(304).end();
    response.end('Grüße, 世界\n');
  },
  ranges: (request, response) => {
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range || '');
    if (!range) return response.end(text_of(1000));
    response.statusCode = 206;
    response.setHeader('Content-Range', 'bytes ' + range[1] + '-' + range[2] + '/1000');
    response.end(text_of(1000).slice(Number(range[1]), Number(range[2]) + 1));
  }
};

function answer(request, response) {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const url = new URL(request.url, 'http://any');
    const [, page, rest] = decodeURIComponent(url.pathname).split('/');
    const show = pages[page] || pages.echo;
    response.sendDate = false;
    show(request, response, rest, url.searchParams, Buffer.concat(parts));
  });
}

const server = http.createServer(answer);
server.keepAliveTimeout = 60000;
// Between answers it never closes of its own accord: those in front of it would answer 502 to whom
// that meets.
server.keepAliveTimeout = 0;
server.headersTimeout = 0;
server.requestTimeout = 0;
server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));

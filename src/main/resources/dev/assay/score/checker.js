// Runs trusted tests against a candidate that lives in another process. It never sees the code under test.
// Requests, replies and answers as in checker.py; what console.assert finds wrong is a failed test.
const assert = require('assert');
const { compileFunction } = require('vm');

class Gone extends Error {}

class Checker {
  constructor() {
    this.asked = 0;
    this.candidate = (...given) => this.call(given);
  }

  hear() {
    const line = lines();
    if (line === null) process.exit(0);
    return parse(line);
  }

  call(given) {
    const said = text(given);
    if (said.includes('{"o":') && given.some(isForeign)) {
      throw new Unspeakable('a test gives the candidate something that is no plain value');
    }
    this.asked++;
    send('["call",' + said + ']\n');
    const answer = this.hear();
    if (answer[0] === 'value') return value(answer[1]);
    if (answer[0] === 'raised') throw errorOf(answer[1], answer[2]);
    throw new Gone();
  }

  async run() {
    const [, prelude, entry, name, sources] = this.hear();
    globalThis.require = require;
    globalThis.assert = assert;
    globalThis.module = { exports: {} };
    globalThis.exports = module.exports;
    console.assert = (ok, ...why) => assert.ok(ok, why.length ? why.map(String).join(' ') : 'an assertion of console.assert');
    for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, (e) => (this.late ??= [e]));
    for (const [i, source] of sources.entries()) await this.test(i, prelude, entry, name, source);
  }

  // A test may go on after its last line: all that it set going has ended once node has nothing left to do.
  async ended(promise) {
    let isSettled = false;
    Promise.resolve(promise).then(() => (isSettled = true), (e) => (this.late ??= [e]));
    await new Promise((idle) => process.once('beforeExit', () => setImmediate(idle)));
    if (this.late) throw this.late[0];
    if (!isSettled) throw new Error('the test waits for something that never comes');
  }

  async test(i, prelude, entry, name, source) {
    globalThis[entry] = this.candidate;
    this.asked = 0;
    this.late = undefined;
    let body;
    try {
      const ending = name ? '\n;return typeof ' + name + ' === "undefined" ? undefined : ' + name + ';' : '';
      body = compileFunction(prelude + '\n' + source + ending, [], { filename: 'tests.js' });
    } catch (e) {
      this.done(i, 'broken', e);
      return;
    }
    try {
      const check = body();
      await this.ended(typeof check === 'function' ? check(this.candidate) : undefined);
      this.done(i, this.asked ? 'pass' : 'broken', 'the candidate was never called');
    } catch (e) {
      if (e instanceof Gone) this.done(i, 'gone', '');
      else if (e instanceof Unspeakable || !this.asked) this.done(i, 'broken', e);
      else this.done(i, e instanceof assert.AssertionError ? 'wrong' : 'raised', e);
    }
  }

  done(i, how, why) {
    const said = why instanceof Error ? why.name + ': ' + String(why.message).slice(0, 300) : String(why);
    send('["done",' + i + ',"' + how + '",' + quote(how === 'pass' ? '' : said) + ']\n');
    this.hear(); // ["next"]
  }
}

// Whether something that cannot be carried over is in a value.
function isForeign(x) {
  if (Array.isArray(x)) return x.some(isForeign);
  if (x instanceof Map || x instanceof Set) return [...x].some(isForeign);
  if (x !== null && typeof x === 'object' && Object.prototype.toString.call(x) === '[object Object]') {
    return Object.values(x).some(isForeign);
  }
  return text(x).startsWith('{"o":');
}

new Checker().run().then(() => process.exit(0));

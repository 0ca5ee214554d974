// Serves calls of one untrusted solution. It knows the arguments of the call that is due, and no expected result.
// Requests and replies as in candidate.py.
const { compileFunction } = require('vm');
const { isPromise } = require('util').types;
const exit = process.exit;

// A line that is sent piece by piece once it is long: a result without end then meets the limit of replies, not of time.
class Line {
  constructor(start) {
    this.parts = [start];
    this.size = 0;
    this.begun = false;
  }

  add(part) {
    this.parts.push(part);
    this.size += part.length;
    if (this.size > 1 << 20) {
      this.begun = true;
      this.size = 0;
      this.flush();
    }
  }

  flush() {
    send(this.parts.join(''));
    this.parts = [];
  }
}

function described(e) {
  try {
    return String(e && e.message !== undefined ? e.message : e).slice(0, 300);
  } catch (_) {
    return '';
  }
}

function raised(number, e) {
  const name = e instanceof Error ? nameOf(e) : typeof e;
  send('[' + number + ',"raised",' + [name, described(e), base(e)].map((each) => quote(each)) + ']\n');
}

// The name by which a test may know it: that of the error of the language's own which it is or refines.
function base(e) {
  const known = [TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError].find((each) => e instanceof each);
  return known ? known.name : 'Error';
}

// The source as the body of a function that gives the entry point and the class that may hold it, so that what it declares stays its own.
function compiled(source, entry) {
  const names = ['exports', 'require', 'module', '__filename', '__dirname'];
  const given = (name) => 'typeof ' + name + ' === "undefined" ? undefined : ' + name;
  const ending = '\n;return [' + given(entry) + ', ' + given('Solution') + '];';
  const compile = (body) => compileFunction(body + ending, names, { filename: 'solution.js' });
  try {
    return compile(source);
  } catch (e) {
    const plain = script(source);
    if (plain === source) throw e;
    return compile(plain);
  }
}

// A module as a script: without its exports, and with what it imports as constants.
function script(source) {
  const constant = (names, from) => (names ? 'const ' + names + ' = require(' + from + ');' : '');
  return source
    .replace(/^export\s+(?:default\s+)?(?=async\b|function\b|class\b|const\b|let\b|var\b)/gm, '')
    .replace(/^export\b(?:\s*\{[^}]*\})?.*$/gm, '')
    .replace(/^import\s+(?:(?:\*\s+as\s+)?(\w+)\s*,?\s*)?(\{[^}]*\})?\s*from\s*(['"][^'"]+['"]);?/gm, (all, name, names, from) =>
      constant(name, from) + constant(names && names.replace(/\s+as\s+/g, ': '), from));
}

function load(source, entry) {
  if (!/^[A-Za-z_$][\w$]*$/.test(entry)) {
    send('[0,"raised","ReferenceError",' + quote(entry + ' is no name of a function') + ']\n');
    return undefined;
  }
  let body;
  try {
    body = compiled(source, entry);
  } catch (e) {
    send('[0,"syntax",' + quote(nameOf(e) + ': ' + described(e)) + ']\n');
    return undefined;
  }
  try {
    const module = { exports: {} };
    const [found, Solution] = body.call(module.exports, module.exports, require, module, '/solution.js', '/');
    const choices = [found, module.exports[entry], module.exports, globalThis[entry]];
    let callee = choices.find((each) => typeof each === 'function');
    if (!callee && typeof Solution === 'function' && typeof Solution.prototype[entry] === 'function') {
      const made = new Solution();
      callee = made[entry].bind(made);
    }
    if (!callee) throw new ReferenceError(entry + ' is not defined');
    send('[0,"ready"]\n');
    return callee;
  } catch (e) {
    raised(0, e);
    return undefined;
  }
}

async function call(number, callee, given) {
  let result;
  try {
    result = callee(...given);
  } catch (e) {
    raised(number, e);
    return;
  }
  let [opening, closing] = ['', ''];
  if (isPromise(result)) {
    try {
      result = await result;
      [opening, closing] = ['{"pr":', '}'];
    } catch (e) {
      send('[' + number + ',"value",{"rx":[' + quote(base(e)) + ',' + quote(described(e)) + ']}]\n');
      return;
    }
  }
  const line = new Line('[' + number + ',"value",' + opening);
  try {
    write(result, (part) => line.add(part));
    line.add(closing + ']\n');
  } catch (e) {
    if (!line.begun) {
      send('[' + number + ',"odd",' + quote(nameOf(e) + ': ' + described(e)) + ']\n');
      return;
    }
    line.add('\n'); // no answer any more
  }
  line.flush();
}

(async () => {
  let callee;
  for (let line = lines(); line !== null; line = lines()) {
    const request = parse(line);
    if (request[0] === 'load') callee = load(request[1], request[2]);
    else await call(request[0], callee, value(request[1]));
  }
  exit(0);
})();

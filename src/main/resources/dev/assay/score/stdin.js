// Reading /dev/stdin is how many programs read their input; there is no /proc in the sandbox that would make it work.
const fs = require('fs');
const isStdin = (path) => path === '/dev/stdin' || path === '/proc/self/fd/0';
for (const name of ['readFileSync', 'readFile', 'createReadStream']) {
  const original = fs[name];
  fs[name] = (path, ...rest) => {
    if (!isStdin(path)) return original(path, ...rest);
    const options = typeof rest[0] === 'string' ? { encoding: rest[0] } : rest[0];
    return name === 'createReadStream' ? original(path, { ...options, fd: 0, autoClose: false }) : original(0, ...rest);
  };
}
const readFile = fs.promises.readFile;
fs.promises.readFile = async (path, ...rest) => (isStdin(path) ? fs.readFileSync(0, ...rest) : readFile(path, ...rest));
const openSync = fs.openSync;
fs.openSync = (path, ...rest) => (isStdin(path) ? 0 : openSync(path, ...rest));
require('module').syncBuiltinESMExports();

/** A folder in memory: `policy-drafter-virtual:/`. */
const vscode = require('vscode');

const POLICY = `---
policyDrafter:
  kind: privacy-policy
  asOf: 2026-11-23
---

# Privacy Policy of Larkspur

You may correct your information in Settings > Privacy. See Article 99 of the PIPL.
`;
const files = new Map([['/policy.md', POLICY]].map(([name, text]) => [name, new TextEncoder().encode(text)]));
const changed = new vscode.EventEmitter();

const fileOf = (uri) => {
  const bytes = files.get(uri.path);
  if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
  return bytes;
};

exports.activate = (context) => {
  context.subscriptions.push(
    changed,
    vscode.workspace.registerFileSystemProvider('policy-drafter-virtual', {
      onDidChangeFile: changed.event,
      watch: () => ({ dispose() {} }),
      stat: (uri) =>
        uri.path === '/'
          ? { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
          : { type: vscode.FileType.File, ctime: 0, mtime: 0, size: fileOf(uri).length },
      readDirectory: () => [...files.keys()].map((name) => [name.slice(1), vscode.FileType.File]),
      readFile: fileOf,
      writeFile: (uri, bytes) => {
        files.set(uri.path, bytes);
        changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
      },
      createDirectory() {},
      delete: (uri) => files.delete(uri.path),
      rename() {},
    }),
  );
};

/// <reference lib="dom" />
/**
 * The extension as a web page's editor gets it: file by file over HTTP. VS Code starts a worker, which our server is in the
 * browser, only for an extension that came that way.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import type { Page } from 'playwright-core';
import { ROOT } from '../root.js';
import type { Served } from './serve.js';

const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.js': 'text/javascript',
  '.cjs': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** How a page is to have the extension. */
interface SiteOptions {
  /** With the suite that runs inside the extension host. */
  readonly tests?: boolean;
  /** The language of its commands and views, as in the name of a `package.nls.….json`; English when left out. */
  readonly display?: string;
}

export interface Site {
  /** Has the editor that is next opened in this page run the extension in its browser. */
  open(page: Page, options?: SiteOptions): Promise<void>;
  /** The files that the page has asked for, by their path in the extension. */
  readonly asked: ReadonlySet<string>;
  close(): void;
}

/** Serves the built extension and its tests, on the editor's own origin: by code-server's proxy of ports. */
export async function serveExtensions(editor: Served): Promise<Site> {
  const packed = new Set(
    (await listFiles({ cwd: ROOT, packageManager: PackageManager.None })).map((file) => file.split(path.sep).join('/')),
  );
  const asked = new Set<string>();
  const fileOf = (address: string): string | undefined => {
    const [, folder, display, name] = /^\/(extension|tests)(?:\.([\w-]+))?\/([^?]+)/.exec(decodeURIComponent(address)) ?? [];
    if (folder === 'tests') return name!.includes('/') ? undefined : path.join(ROOT, 'dist/test/web', name!);
    // VS Code knows the translations of an extension that was installed; one that comes by its address alone has the default texts only.
    const file = display && name === 'package.nls.json' ? `package.nls.${display}.json` : name;
    if (!file || !packed.has(file)) return undefined;
    asked.add(file);
    return path.join(ROOT, file);
  };
  const server = createServer((request, response) => {
    const file = fileOf(request.url ?? '');
    (file ? readFile(file) : Promise.reject(new Error('none'))).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[path.extname(file!)] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const authority = `127.0.0.1:${editor.port}`;
  const uri = (name: string) => ({ scheme: 'http', authority, path: `/proxy/${port}/${name}` });
  return {
    asked,
    async open(page, { tests = false, display = 'en' } = {}) {
      const extension = uri(display === 'en' ? 'extension' : `extension.${display}`);
      const developmentOptions = {
        // The page's extension host runs tests only from inside an extension that runs there.
        extensions: tests ? [extension, uri('tests')] : [extension],
        ...(tests ? { extensionTestsPath: uri('tests/index.js') } : {}),
      };
      // Into the page's own settings, in which a site such as vscode.dev names the extensions that it brings along.
      await page.addInitScript(
        (added) => {
          const read = Element.prototype.getAttribute;
          Element.prototype.getAttribute = function (name) {
            const value = read.call(this, name);
            const settings = this.id === 'vscode-workbench-web-configuration' && name === 'data-settings';
            return settings && value ? JSON.stringify({ ...JSON.parse(value), ...added }) : value;
          };
        },
        { developmentOptions },
      );
    },
    close: () => server.close(),
  };
}

/** Places of files by URI, without reading any. */
import { URI, Utils } from 'vscode-uri';

/** The folder around a file or folder, without a slash at its end; undefined above the root of a file system. */
export function parentOf(uri: string): string | undefined {
  const parent = Utils.dirname(URI.parse(uri)).toString().replace(/\/$/, '');
  return parent === uri ? undefined : parent;
}

/** The name of a file. */
export const nameOf = (uri: string): string => Utils.basename(URI.parse(uri));

/** The path of a document in a folder, `/` between names; its name where it lies outside. */
export const pathIn = (base: string | undefined, uri: string): string =>
  base && uri.startsWith(`${base}/`) ? decodeURIComponent(uri.slice(base.length + 1)) : nameOf(uri);

/** The URI of a configured folder: an address, a path of the machine, or a path from the folder that the settings belong to. */
export function folderUri(folder: string, base: string | undefined): string | undefined {
  if (/^[a-z][\w+.-]+:\/\//i.test(folder)) return folder;
  if (/^(?:\/|[a-z]:[\\/])/i.test(folder)) return URI.file(folder).toString();
  return base ? Utils.resolvePath(URI.parse(`${base}/`), folder).toString() : undefined;
}

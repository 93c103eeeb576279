/** What the extension declares agrees with itself, with the settings that the server reads, and is there in both languages. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_SETTINGS, KINDS, SEVERITIES, Settings } from '../../server/src/document/configuration.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const json = (file: string) => JSON.parse(read(file));
const sorted = (values: Iterable<string>) => [...values].sort();

const manifest = json('package.json');
const texts: Record<string, Record<string, string>> = { en: json('package.nls.json'), 'zh-cn': json('package.nls.zh-cn.json') };
const properties: Record<string, Record<string, unknown>> = manifest.contributes.configuration.properties;
const client = readdirSync(path.join(root, 'client/src'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(path.join('client/src', file)))
  .join('\n');

/** All strings anywhere in a value. */
function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value && typeof value === 'object') for (const part of Object.values(value)) yield* strings(part);
}

describe('manifest', () => {
  describe('texts', () => {
    const used = new Set([...strings(manifest)].flatMap((s) => /^%(.+)%$/.exec(s)?.[1] ?? []));
    for (const [language, table] of Object.entries(texts)) {
      it(`has every text in ${language}, and no other`, () => assert.deepEqual(sorted(Object.keys(table)), sorted(used)));
      it(`has no empty text in ${language}`, () =>
        assert.deepEqual(
          Object.keys(table).filter((key) => !table[key]!.trim()),
          [],
        ));
    }
    it('is written in Chinese where it should be', () =>
      assert.deepEqual(
        Object.entries(texts['zh-cn']!).filter(([key, text]) => !key.startsWith('walkthrough.image.') && !/\p{Script=Han}/u.test(text)),
        [],
      ));
    it('translates no text that the client does not say; that it translates all, the types see to', () =>
      assert.deepEqual(
        Object.keys(json('l10n/bundle.l10n.zh-cn.json')).filter((text) => !client.includes(`'${text}'`)),
        [],
      ));
    it('fills in the same places in both languages', () => {
      const places = (text: string) => sorted(text.match(/\{\d\}/g) ?? []);
      for (const [en, zh] of Object.entries<string>(json('l10n/bundle.l10n.zh-cn.json'))) assert.deepEqual(places(zh), places(en), en);
    });
  });

  describe('settings', () => {
    const key = (name: string) => name.replace(/^policyDrafter\./, '');
    it('are those of the server', () => {
      const { suppressions: _, ...known } = Settings.shape;
      assert.deepEqual(sorted(Object.keys(properties).map(key)), sorted(Object.keys(known)));
    });
    it('belong to a resource and are described', () => {
      for (const [name, property] of Object.entries(properties)) {
        assert.equal(property['scope'], 'resource', name);
        assert.equal(property['markdownDescription'], `%settings.${key(name)}%`);
        assert.equal(
          (property['enum'] as unknown[] | undefined)?.length,
          (property['enumDescriptions'] as unknown[] | undefined)?.length,
          name,
        );
      }
    });
    it('have the defaults of the server', () => {
      const defaults = Object.fromEntries(Object.entries(properties).map(([name, p]) => [key(name), p['default']]));
      assert.deepEqual(defaults, { ...DEFAULT_SETTINGS, asOf: '', officialTexts: '' });
    });
    it('name the kinds and the severities of the server', () => {
      const values = (name: string) => (properties[`policyDrafter.${name}`]!['additionalProperties'] as { enum: string[] }).enum;
      assert.deepEqual(values('documents'), [...KINDS]);
      assert.deepEqual(values('rules'), [...SEVERITIES, 'off']);
    });
    it('accept what the server accepts', () => {
      for (const [name, property] of Object.entries(properties)) {
        for (const value of (property['enum'] as unknown[] | undefined) ?? [])
          assert.ok(Settings.safeParse({ [key(name)]: value }).success, `${name}: ${value}`);
      }
      const asOf = new RegExp(properties['policyDrafter.asOf']!['pattern'] as string);
      assert.ok(asOf.test('') && asOf.test('2026-11-23') && !asOf.test('23.11.2026'));
    });
    it('that name files are not read from a folder that is not trusted', () => {
      assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, [
        'policyDrafter.packs',
        'policyDrafter.officialTexts',
      ]);
    });
  });

  describe('commands', () => {
    const commands: { command: string; category: string; title: string }[] = manifest.contributes.commands;
    it('are registered, all of them', () => {
      const constants = new Map([...client.matchAll(/const ([A-Z_]+) = '(policyDrafter\.[\w.]+)'/g)].map((m) => [m[1]!, m[2]!]));
      const registered = [...client.matchAll(/\bregister(?:Command)?\(\s*(?:'(policyDrafter\.[\w.]+)'|([A-Z_]+))/g)].map(
        (m) => m[1] ?? constants.get(m[2]!)!,
      );
      assert.deepEqual(sorted(commands.map((c) => c.command)), sorted(new Set(registered)));
    });
    it('that a view or a report offers are not bound to an editor, which is not in front there', () => {
      const { menus } = manifest.contributes;
      const offered = new Set(
        ['view/title', 'view/item/context', 'editor/title'].flatMap((menu) => menus[menu]).map((entry) => entry.command),
      );
      const bound = manifest.contributes.commands.filter(
        (c: { command: string; enablement?: string }) => c.enablement && offered.has(c.command),
      );
      assert.deepEqual(bound, []);
    });
    it('run from links in hovers and pages only where the client allows them by name, and those are the ones that the server writes', () => {
      const server = readdirSync(path.join(root, 'server/src'), { recursive: true })
        .filter((file) => String(file).endsWith('.ts'))
        .map((file) => read(path.join('server/src', String(file))))
        .join('\n');
      const linked = new Set([...server.matchAll(/\bcommandLink\('(\w+)'/g)].map((m) => `policyDrafter.${m[1]!}`));
      assert.equal(server.match(/command:policyDrafter/g)!.length, 1, 'links are written in one place');
      const constants = new Map([...client.matchAll(/const ([A-Z_]+) = '(policyDrafter\.[\w.]+)'/g)].map((m) => [m[1]!, m[2]!]));
      const listed = (option: RegExp) =>
        option
          .exec(client)![1]!
          .split(', ')
          .map((name) => constants.get(name) ?? name.replaceAll("'", ''));
      const hovers = listed(/isTrusted: \{ enabledCommands: \[([^\]]*)\]/);
      const pages = listed(/enableCommandUris: \[([^\]]*)\]/);
      assert.deepEqual(sorted(linked), sorted([...hovers, ...pages]));
      assert.match(client, /supportHtml: false/);
    });
    it('stand under one heading', () => assert.deepEqual([...new Set(commands.map((c) => c.category))], ['Policy Drafter']));
  });

  it('names files that exist', () => {
    const files = [
      manifest.icon,
      ...manifest.contributes.grammars.map((g: { path: string }) => g.path),
      ...manifest.contributes.walkthroughs.flatMap((w: { steps: { media: { image: string } }[] }) =>
        w.steps.flatMap((step) => Object.values(texts).map((table) => table[step.media.image.replace(/%/g, '')]!)),
      ),
      ...manifest.contributes.viewsContainers.activitybar.map((v: { icon: string }) => v.icon),
      'LICENSE',
      'README.md',
      'CHANGELOG.md',
    ];
    assert.deepEqual(
      files.filter((file) => !existsSync(path.join(root, file))),
      [],
    );
  });

  it('offers samples that exist, and all of them', () => {
    const offered = [...client.matchAll(/file: '([^']+\.md)'/g)].map((m) => m[1]!);
    assert.deepEqual(sorted(offered), sorted(readdirSync(path.join(root, 'samples')).filter((file) => file.endsWith('.md'))));
  });

  it('makes no network request: nothing in the sources of the client or the server could', () => {
    const sources = ['client/src', 'server/src'].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true }).map((file) => path.join(folder, String(file))),
    );
    const network =
      /from '(?:node:)?(?:https?|http2|net|tls|dgram|dns|undici)(?:\/[a-z]+)?'|\brequire\('(?:node:)?(?:https?|net|tls|dgram)'\)|\b(?:fetch|importScripts)\(|\bnew (?:WebSocket|XMLHttpRequest|EventSource)\b|\bsendBeacon\b/;
    assert.deepEqual(
      sources.filter((file) => file.endsWith('.ts') && network.test(read(file))),
      [],
    );
  });

  it('is started by Markdown only, and everywhere', () => {
    assert.deepEqual(manifest.activationEvents, ['onLanguage:markdown']);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
    // A module of a package of "type": "module" is CommonJS to VS Code only if it ends in .cjs; in the browser VS Code then adds .js to the name.
    assert.match(manifest.main, /\.cjs$/);
    assert.match(manifest.browser, /\.cjs$/);
  });
});

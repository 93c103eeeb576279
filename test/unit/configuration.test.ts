/** Front matter, the project file, and values that do not fit: what is right is used, what is not is named where it stands. */
import assert from 'node:assert/strict';
import {
  type ConfigurationFault,
  DEFAULT_SETTINGS,
  KINDS,
  nearest,
  readFrontMatter,
  readProjectFile,
  Settings,
  type Severity,
  validate,
} from '../../server/src/document/configuration.js';
import { show } from '../../server/src/features/diagnostics.js';
import { clean, effective, kindOf } from '../../server/src/host/settings.js';
import { MarkdownDocument } from '../../server/src/markdown/document.js';
import { findingsOf } from '../../server/src/rules/run.js';
import { readMarks, writeMarks } from '../helpers/fixture.js';
import { analyser, TODAY } from '../helpers/knowledge.js';

interface Expected {
  /** `code path` of each fault, in order. */
  readonly faults?: readonly string[];
  readonly configuration?: object;
  readonly nearest?: readonly (string | undefined)[];
}

/** Reads marked front matter: the faults stand at the marks, and are those expected. */
function check(marked: string, expected: Expected): readonly ConfigurationFault[] {
  const { text, ranges } = readMarks(marked);
  const { configuration, faults } = readFrontMatter(text, MarkdownDocument.parse(text).frontMatter);
  const sorted = [...faults].sort((a, b) => a.from - b.from);
  assert.deepEqual(
    sorted.map((f) => `${f.code} ${f.path}`.trim()),
    expected.faults ?? [],
  );
  assert.equal(writeMarks(text, sorted), writeMarks(text, ranges));
  if (expected.configuration) assert.deepEqual(configuration, expected.configuration);
  if (expected.nearest)
    assert.deepEqual(
      sorted.map((f) => f.nearest),
      expected.nearest,
    );
  return sorted;
}

describe('front matter of ours', () => {
  it('everything at once', () => {
    check(
      '---\ntitle: x\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n  reviewed: 2026-06-30\n  facts: { minors: true, individuals: 2000000, channels: [app, website], industry: [automotive] }\n---\n',
      {
        configuration: {
          kind: 'privacy-policy',
          asOf: '2026-11-23',
          reviewed: '2026-06-30',
          facts: { minors: true, individuals: 2_000_000, channels: ['app', 'website'], industry: ['automotive'] },
        },
      },
    );
  });
  it('none', () => check('# 甲\n', { configuration: {} }));
  it('others’ keys are not ours to judge', () => check('---\ntitle: x\nlayout: [a, b]\ndate: yesterday\n---\n', { configuration: {} }));
  it('every kind', () => {
    for (const kind of KINDS) check(`---\npolicyDrafter:\n  kind: ${kind}\n---\n`, { configuration: { kind } });
  });
  it('an empty key', () => check('---\npolicyDrafter:\n---\n', { configuration: {} }));
  it('with CRLF', () => check('---\r\npolicyDrafter:\r\n  kind: other\r\n---\r\n', { configuration: { kind: 'other' } }));
  it('after a byte order mark and a comment', () =>
    check('\ufeff<!-- 甲 -->\n---\npolicyDrafter:\n  ⟦knd⟧: other\n---\n', {
      faults: ['unknown-key policyDrafter.knd'],
      nearest: ['kind'],
    }));
  it('in one line', () =>
    check('---\npolicyDrafter: { kind: sdk-list, asOf: 2026-01-01 }\n---\n', { configuration: { kind: 'sdk-list', asOf: '2026-01-01' } }));
  it('with quoted values and a comment', () =>
    check('---\npolicyDrafter: # ours\n  kind: "other" # none\n  asOf: \'2026-01-01\'\n---\n', {
      configuration: { kind: 'other', asOf: '2026-01-01' },
    }));

  it('an unknown key names the nearest, and the rest is used', () => {
    check('---\npolicyDrafter:\n  kind: other\n  ⟦as-of⟧: 2026-01-01\n---\n', {
      faults: ['unknown-key policyDrafter.as-of'],
      nearest: ['asOf'],
      configuration: { kind: 'other' },
    });
  });
  it('an unknown key that is near to none', () =>
    check('---\npolicyDrafter:\n  ⟦owner⟧: counsel\n---\n', {
      faults: ['unknown-key policyDrafter.owner'],
      nearest: [undefined],
      configuration: {},
    }));
  it('an unknown fact', () => {
    check('---\npolicyDrafter:\n  facts:\n    minors: true\n    ⟦crossborder⟧: false\n    ⟦sdk⟧: true\n---\n', {
      faults: ['unknown-key policyDrafter.facts.crossborder', 'unknown-key policyDrafter.facts.sdk'],
      nearest: ['crossBorder', 'sdks'],
      configuration: { facts: { minors: true } },
    });
  });
  it('an unknown fact in one line', () =>
    check('---\npolicyDrafter:\n  facts: { ⟦minor⟧: true }\n---\n', {
      faults: ['unknown-key policyDrafter.facts.minor'],
      nearest: ['minors'],
    }));
  it('an unknown kind', () =>
    check('---\npolicyDrafter:\n  kind: ⟦privacy-polcy⟧\n  reviewed: 2026-01-01\n---\n', {
      faults: ['unknown-value policyDrafter.kind'],
      nearest: ['privacy-policy'],
      configuration: { reviewed: '2026-01-01' },
    }));
  it('a kind that is no text', () => check('---\npolicyDrafter:\n  kind: ⟦3⟧\n---\n', { faults: ['unknown-value policyDrafter.kind'] }));
  it('days of the calendar only', () => {
    check('---\npolicyDrafter:\n  asOf: ⟦2026-02-30⟧\n  reviewed: ⟦23 November 2026⟧\n---\n', {
      faults: ['not-a-day policyDrafter.asOf', 'not-a-day policyDrafter.reviewed'],
      configuration: {},
    });
    check('---\npolicyDrafter:\n  asOf: 2024-02-29\n---\n', { configuration: { asOf: '2024-02-29' } });
    check('---\npolicyDrafter:\n  asOf: ⟦2023-02-29⟧\n---\n', { faults: ['not-a-day policyDrafter.asOf'] });
  });
  it('a day in words or in Chinese', () =>
    check('---\npolicyDrafter:\n  asOf: ⟦2026年1月1日⟧\n---\n', { faults: ['not-a-day policyDrafter.asOf'] }));
  it('a day that is a number', () => check('---\npolicyDrafter:\n  asOf: ⟦2026⟧\n---\n', { faults: ['wrong-type policyDrafter.asOf'] }));
  it('a fact of the wrong type', () => {
    check('---\npolicyDrafter:\n  facts: { minors: ⟦"yes"⟧, individuals: ⟦many⟧, sdks: true }\n---\n', {
      faults: ['wrong-type policyDrafter.facts.minors', 'wrong-type policyDrafter.facts.individuals'],
      configuration: { facts: { sdks: true } },
    });
  });
  it('a number below nothing', () =>
    check('---\npolicyDrafter:\n  facts: { turnover: ⟦-1⟧ }\n---\n', { faults: ['wrong-type policyDrafter.facts.turnover'] }));
  it('one wrong channel leaves the others', () =>
    check('---\npolicyDrafter:\n  facts:\n    channels: [app, ⟦web⟧]\n---\n', {
      faults: ['unknown-value policyDrafter.facts.channels.1'],
      configuration: { facts: { channels: ['app'] } },
    }));
  it('a list where one value stands', () =>
    check('---\npolicyDrafter:\n  facts: ⟦[minors]⟧\n---\n', { faults: ['wrong-type policyDrafter.facts'] }));
  it('no settings but a word', () => check('---\npolicyDrafter: ⟦privacy-policy⟧\n---\n', { faults: ['not-a-map policyDrafter'] }));
  it('our key, misspelt', () => {
    check('---\n⟦policydrafter⟧:\n  kind: other\n---\n', { faults: ['unknown-key policydrafter'], nearest: ['policyDrafter'] });
    check('---\n⟦policy-drafter⟧:\n  kind: other\n---\n', { faults: ['unknown-key policy-drafter'], nearest: ['policyDrafter'] });
  });
  it('a key twice', () => {
    const { text } = readMarks('---\npolicyDrafter:\n  kind: other\n  kind: sdk-list\n---\n');
    const { faults } = readFrontMatter(text, MarkdownDocument.parse(text).frontMatter);
    assert.ok(
      faults.some((f) => f.code === 'syntax' && f.from >= text.indexOf('kind: other')),
      JSON.stringify(faults),
    );
  });
  it('YAML that cannot be read', () => {
    const text = '---\npolicyDrafter:\n  kind: [privacy-policy\n---\n';
    const { faults } = readFrontMatter(text, MarkdownDocument.parse(text).frontMatter);
    assert.ok(
      faults.length > 0 && faults.every((f) => f.code === 'syntax' && f.to > f.from && f.to <= text.length),
      JSON.stringify(faults),
    );
  });
  it('YAML that cannot be read and is not ours', () => {
    const text = '---\ntitle: [x\n---\n';
    assert.deepEqual(readFrontMatter(text, MarkdownDocument.parse(text).frontMatter).faults, []);
  });
  it('front matter that is not closed', () =>
    check('⟦---⟧\npolicyDrafter:\n  kind: other\n\n# 甲\n', { faults: ['unclosed'], configuration: { kind: 'other' } }));
  it('an alias that grows without end is no way to hang', () => {
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\npolicyDrafter:\n  facts: { industry: [*d] }\n---\n`;
    assert.doesNotThrow(() => readFrontMatter(bomb, MarkdownDocument.parse(bomb).frontMatter));
  });
});

describe('the project file', () => {
  it('holds the settings', () => {
    const { settings, faults } = readProjectFile(
      'language: zh\ndocuments:\n  "legal/**": privacy-policy\nrules:\n  missing-requirement: error\n  draft-as-law: off\nasOf: 2026-01-01\nrequireReason: true\n',
    );
    assert.deepEqual(faults, []);
    assert.deepEqual(settings, {
      language: 'zh',
      documents: { 'legal/**': 'privacy-policy' },
      rules: { 'missing-requirement': 'error', 'draft-as-law': 'off' },
      asOf: '2026-01-01',
      requireReason: true,
    });
  });
  it('names what is wrong with its key path', () => {
    const { text, ranges } = readMarks(
      '⟦lang⟧: zh\nrules:\n  missing-requirement: ⟦fatal⟧\ndocuments:\n  a.md: ⟦policy⟧\nmaxFileSize: ⟦big⟧\n',
    );
    const { settings, faults } = readProjectFile(text);
    const sorted = [...faults].sort((a, b) => a.from - b.from);
    assert.deepEqual(
      sorted.map((f) => `${f.code} ${f.path}`),
      ['unknown-key lang', 'unknown-value rules.missing-requirement', 'unknown-value documents.a.md', 'wrong-type maxFileSize'],
    );
    assert.equal(writeMarks(text, sorted), writeMarks(text, ranges));
    assert.deepEqual(settings, { rules: {}, documents: {} });
  });
  it('may be empty, or a comment', () => {
    for (const text of ['', '\n', '# nothing yet\n'])
      assert.deepEqual(readProjectFile(text), { settings: {}, faults: [] }, JSON.stringify(text));
  });
  it('is no list', () => assert.equal(readProjectFile('- a\n- b\n').faults[0]?.code, 'not-a-map'));
  it('suppressions are checked, too', () => {
    const { faults } = readProjectFile('suppressions:\n  - { path: a.md, rule: draft-as-law, hash: abc, until: 2027-13-01 }\n');
    assert.deepEqual(
      faults.map((f) => [f.code, f.path]),
      [['not-a-day', 'suppressions.0.until']],
    );
  });
});

describe('settings of a client', () => {
  it('null, and empty strings, mean the defaults', () => {
    for (const value of [null, undefined, {}, { asOf: '', language: null }, 'x', 3])
      assert.deepEqual(effective(value, undefined, undefined).settings, DEFAULT_SETTINGS, JSON.stringify(value));
    assert.deepEqual(clean({ asOf: '', language: 'zh' }), { language: 'zh' });
  });
  it('what does not fit is named, and the rest used', () => {
    const { settings, faults } = effective({ language: 'german', citationStyle: 'full' }, undefined, undefined);
    assert.equal(settings.language, 'auto');
    assert.equal(settings.citationStyle, 'full');
    assert.deepEqual(
      faults.map((f) => [f.where, f.code, f.path]),
      [['policyDrafter', 'unknown-value', 'policyDrafter.language']],
    );
  });
  it('the project file wins, key by key', () => {
    const { settings } = effective(
      { language: 'en', rules: { a: 'off', b: 'hint' } },
      { text: 'language: zh\nrules: { b: error }\n', path: '.policydrafter.yaml' },
      undefined,
    );
    assert.equal(settings.language, 'zh');
    assert.deepEqual(settings.rules, { a: 'off', b: 'error' });
  });
  it('faults of the project file name line and column', () => {
    assert.equal(effective({}, { text: 'language: zh\nrun: sometimes\n', path: 'p.yaml' }, undefined).faults[0]?.where, 'p.yaml:2:6');
  });
  describe('are told at the title of a document that they govern', () => {
    const policy = '---\npolicyDrafter: { kind: privacy-policy }\n---\n\n# Privacy Policy\n';
    const { faults } = effective({ language: 'german' }, { text: 'run: sometimes\n', path: 'p.yaml' }, undefined);
    const told = (text: string, severities: Record<string, Severity | 'off'> = {}) =>
      findingsOf(analyser.open(text, { today: TODAY }), {
        severities,
        requireReason: false,
        language: 'en',
        settingsFaults: faults,
      }).filter((f) => f.rule === 'invalid-configuration');
    it('with the place where they stand, and no fix of the document', () => {
      const found = told(policy);
      assert.deepEqual(
        found.map((f) => [f.message, policy.slice(f.from, f.to), f.severity, f.fixes]),
        [
          ['unknown-value', 'Privacy Policy', 'error', []],
          ['unknown-value', 'Privacy Policy', 'error', []],
        ],
      );
      assert.deepEqual(
        found.map((f) => show(f, 'en').message.replace(/ is not .*/, '')),
        ['policyDrafter: “german”', 'p.yaml:1:6: “sometimes”'],
      );
    });
    it('of the severity that is set', () => {
      assert.deepEqual(
        told(policy, { 'invalid-configuration': 'hint' }).map((f) => f.severity),
        ['hint', 'hint'],
      );
      assert.deepEqual(told(policy, { 'invalid-configuration': 'off' }), []);
    });
    it('but not in a text of no kind', () => assert.deepEqual(told('# Notes\n\nBuy milk.\n'), []));
    it('a file that cannot be read is not called front matter', () => {
      const broken = effective({}, { text: 'rules: [a\n', path: 'p.yaml' }, undefined).faults;
      const [finding] = findingsOf(analyser.open(policy, { today: TODAY }), {
        severities: {},
        requireReason: false,
        language: 'en',
        settingsFaults: broken,
      });
      assert.equal(finding?.message, 'syntax-beside');
      assert.match(show(finding, 'en').message, /^p\.yaml:\d+:\d+: This file cannot be read/);
    });
  });
  it('globs give a kind, the last that fits', () => {
    const settings: Settings = { documents: { '**/*.md': 'other', 'legal/**': 'privacy-policy', 'sdk.md': 'sdk-list' } };
    assert.equal(kindOf(settings, 'README.md'), 'other');
    assert.equal(kindOf(settings, 'legal/en/privacy.md'), 'privacy-policy');
    assert.equal(kindOf(settings, 'legal/sdk.md'), 'sdk-list');
    assert.equal(kindOf(settings, '政策/隐私.md'), 'other');
    assert.equal(kindOf({}, 'a.md'), undefined);
  });
});

describe('validate', () => {
  it('takes out every fault, however many', () => {
    const { value, issues } = validate(
      { language: 'x', run: 'y', citationStyle: 'z', asOf: 'w', maxFileSize: 'v', a: 1, b: 2, requireReason: true },
      Settings,
    );
    assert.deepEqual(value, { requireReason: true });
    assert.equal(issues.length, 7);
  });
  it('does not change what it was given', () => {
    const given = { language: 'x', run: 'onSave' };
    validate(given, Settings);
    assert.deepEqual(given, { language: 'x', run: 'onSave' });
  });
});

describe('nearest', () => {
  const kinds: readonly string[] = KINDS;
  const table: [string, string | undefined][] = [
    ['privacy-polcy', 'privacy-policy'],
    ['PrivacyPolicy', 'privacy-policy'],
    ['sdk', undefined],
    ['sdklist', 'sdk-list'],
    ['minors', undefined],
    ['pia-reprot', 'pia-report'],
    ['zzzz', undefined],
    ['othr', 'other'],
  ];
  for (const [word, expected] of table) it(word, () => assert.equal(nearest(word, kinds), expected));
});

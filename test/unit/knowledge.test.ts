/** Packs: what is wrong with one is named by file, line, column and remedy; what is right is found by id, number and day. */
import assert from 'node:assert/strict';
import { Analyser } from '../../server/src/document/analysed.js';
import { explainArticle } from '../../server/src/features/explain.js';
import { checkPack } from '../../server/src/knowledge/check.js';
import { KnowledgeBase } from '../../server/src/knowledge/knowledge.js';
import { type LoadedPack, loadPack, MAX_PACK_FILE } from '../../server/src/knowledge/load.js';
import { findingsOf } from '../../server/src/rules/run.js';
import { buildCitationLexicon } from '../../server/src/signals/citations/lexicon.js';
import { knowledge, loaded, TODAY } from '../helpers/pack.js';

const load = (text: string): LoadedPack => loadPack([{ path: 'pack.yaml', text }]);
/** `file:line:column` of each fault. */
const places = (faults: readonly { path: string; line: number; column: number }[]): string[] =>
  faults.map((f) => `${f.path}:${f.line}:${f.column}`);

const TERM = `- id: toy
    en: toy
    zh: 玩具
    definition: { en: A thing to play with., zh: 供人玩耍之物。 }
    verified: false
`;
const SOURCE = '{ kind: official-text, title: { en: Toys, zh: 玩具 } }';
/** A law with one or more versions, each given as YAML lines below its id. */
const law = (versions: string, id = 'toy'): string => `laws:
  - id: ${id}
    titles: { en: Toy Law, zh: 玩具法 }
    short: { en: TL, zh: 玩具法 }
    issuer: { en: Council, zh: 委员会 }
    level: law
    versions:
${versions}`;
const version = (id: string, more: string, articles = ''): string => `      - id: ${id}
        verified: true
        source: ${SOURCE}
${more ? `        ${more}\n` : ''}${articles ? `        articles:\n${articles}` : ''}`;
const article = (number: string, more = ''): string => `          - number: "${number}"
            summary: { en: About toys., zh: 关于玩具。 }
${more ? `            ${more}\n` : ''}`;

describe('loading a pack', () => {
  it('one entry', () => {
    const { pack, faults, places: where } = load(`terms:\n  ${TERM}`);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      pack.terms.map((t) => t.id),
      ['toy'],
    );
    assert.deepEqual(where.get('terms toy'), { path: 'pack.yaml', line: 2, column: 5 });
  });

  it('several files are one pack', () => {
    const { pack, faults } = loadPack([
      { path: 'a.yaml', text: `terms:\n  ${TERM}` },
      { path: 'b/c.yaml', text: `terms:\n  ${TERM.replace('id: toy', 'id: ball')}` },
    ]);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      pack.terms.map((t) => t.id),
      ['toy', 'ball'],
    );
  });

  const faulty: [string, string, string[]][] = [
    ['an empty file', '', ['pack.yaml:1:1']],
    ['only a comment', '# nothing yet\n', ['pack.yaml:1:1']],
    ['an empty map', '{}', ['pack.yaml:1:1']],
    ['a list', '- a\n- b\n', ['pack.yaml:1:1']],
    ['a word', 'hello', ['pack.yaml:1:1']],
    ['a foreign key', `name: CI\non: push\nterms:\n  ${TERM}`, ['pack.yaml:1:1', 'pack.yaml:2:1']],
    ['a list that is none', 'terms:\n  id: toy\n', ['pack.yaml:2:3']],
    ['a list left empty', 'terms:\n', ['pack.yaml:1:7']],
    ['an entry without its texts', 'terms:\n  - id: toy\n    en: toy\n    verified: false\n', ['pack.yaml:2:5', 'pack.yaml:2:5']],
    ['a text in one language', `terms:\n  ${TERM.replace(', zh: 供人玩耍之物。', '')}`, ['pack.yaml:5:17']],
    ['a wrong type', `terms:\n  ${TERM.replace('verified: false', 'verified: maybe')}`, ['pack.yaml:6:15']],
    ['an unknown key', `terms:\n  ${TERM}    colour: red\n`, ['pack.yaml:2:5']],
    ['an id in capitals', `terms:\n  ${TERM.replace('id: toy', 'id: Toy')}`, ['pack.yaml:2:9']],
    ['a date that is none', `developments:\n  - id: 2023-11/1\n    date: Oct 2023\n`, []],
    ['a key twice', `terms:\n  ${TERM}    en: toys\n`, ['pack.yaml:7:5']],
    ['a list twice', `terms:\n  ${TERM}terms: []\n`, ['pack.yaml:7:1']],
    ['an id twice', `terms:\n  ${TERM}  ${TERM}`, ['pack.yaml:7:5']],
    ['YAML that cannot be read', 'terms: [\n  - id: toy\n', []],
    ['a tab', 'terms:\n\t- id: toy\n', []],
    ['a name of no kind', 'register:\n  - id: toys\n    kind: toy-law\n    zh: [玩具法]\n', ['pack.yaml:3:11']],
    [
      'a key of titles in capitals',
      law(version('toy@2016', '')).replace('level: law', 'level: law\n    titleKeys: { all: [[Toy]] }'),
      ['pack.yaml:7:25'],
    ],
    ['a file that is no text', 'terms:\0', ['pack.yaml:1:1']],
  ];
  for (const [what, text, expected] of faulty) {
    it(what, () => {
      const { faults } = load(text);
      assert.ok(faults.length > 0);
      if (expected.length) assert.deepEqual(places(faults), expected, JSON.stringify(faults));
      for (const fault of faults) assert.ok(fault.message.length > 5 && fault.line >= 1 && fault.column >= 1, JSON.stringify(fault));
    });
  }

  it('an id twice in two files names the first', () => {
    const { faults } = loadPack([
      { path: 'a.yaml', text: `terms:\n  ${TERM}` },
      { path: 'b.yaml', text: `terms:\n  ${TERM}` },
    ]);
    assert.deepEqual(places(faults), ['b.yaml:2:5']);
    assert.match(faults[0]!.message, /a\.yaml:2/);
  });

  it('the good entries of a faulty file are used', () => {
    const { pack, faults } = load(`terms:\n  - id: bad\n  ${TERM}`);
    assert.ok(faults.length);
    assert.deepEqual(
      pack.terms.map((t) => t.id),
      ['toy'],
    );
  });

  it('an example that stands twice in a requirement is told', () => {
    const { pack } = loaded;
    const [first] = pack.requirements;
    const twice = { ...first!, examples: [...first!.examples, first!.examples[0]!] };
    const faults = checkPack({ ...pack, requirements: [twice] }, { complete: false });
    assert.deepEqual(
      faults.filter(({ message }) => /stands twice/.test(message)).map(({ path }) => path),
      [`requirements/${first!.kind}/${first!.id}`],
    );
  });

  it('what is left out has its default', () => {
    const { pack } = load(`terms:\n  ${TERM}`);
    assert.deepEqual(pack.terms[0]!.aliases, { en: [], zh: [] });
    assert.deepEqual(pack.terms[0]!.basis, []);
  });

  it('aliases that stand for gigabytes are refused', () => {
    const lines = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
    for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg'].map((p) => [p[0]!, p[1]!]))
      lines.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(',')}]`);
    const { faults, pack } = load(`${lines.join('\n')}\nterms: *h\n`);
    assert.ok(faults.length > 0);
    assert.deepEqual(pack.terms, []);
  });

  it('a merge key is no way around the schema', () =>
    assert.ok(load(`terms:\n  - &t\n    ${TERM.slice(2)}  - <<: *t\n    id: other\n`).faults.length > 0));
  it('a file too large is refused, not read', () =>
    assert.deepEqual(places(load('x'.repeat(MAX_PACK_FILE + 1)).faults), ['pack.yaml:1:1']));
  it('line ends of Windows count as one', () =>
    assert.deepEqual(places(load(`terms:\r\n  ${TERM.replaceAll('\n', '\r\n').replace('id: toy', 'id: Toy')}`).faults), ['pack.yaml:2:9']));
  it('a regular expression is no form', () => assert.ok(load('concepts:\n  - id: retain\n').faults.length > 0));
});

describe('checking a pack', () => {
  const faultsOf = (text: string, complete = true): string[] => {
    const { pack, faults, places: where } = load(text);
    assert.deepEqual(faults, []);
    return checkPack(pack, { complete, places: where }).map((f) => f.message);
  };
  /** One fault, that names all of `words`. */
  const one = (text: string, ...words: string[]): void => {
    const faults = faultsOf(text);
    assert.equal(faults.length, 1, JSON.stringify(faults));
    for (const word of words) assert.ok(faults[0]!.includes(word), `${faults[0]} names ${word}`);
  };

  const stating = (number: string, en: string, zh: string, more = ''): string =>
    `          - number: "${number}"\n            summary: { en: "${en}", zh: ${zh} }\n${more ? `            ${more}\n` : ''}`;
  const fine = (at: string, amounts: string): string =>
    `penalties: [{ at: "${at}", on: organisation, trigger: { en: t, zh: 甲 }, fine: { ${amounts} } }]`;

  it('a pack without fault', () => {
    assert.deepEqual(
      faultsOf(
        law(
          version('toy@2016', 'effective: 2017-06-01\n        ended: 2025-12-31', article('1')) +
            version('toy@2025', 'effective: 2026-01-01', article('2', 'formerly: ["1"]')),
        ),
      ),
      [],
    );
  });
  it('a reference to no law', () => one(`terms:\n  ${TERM}    basis: [ball-law]\n`, 'ball-law'));
  it('a law known by words of its titles', () => {
    const base = new KnowledgeBase([
      load(
        law(version('toy@2016', '', article('1'))).replace(
          'level: law',
          'level: law\n    titleKeys: { all: [[toy~], [safe, safety]], none: [balls] }',
        ),
      ).pack,
    ]);
    const lawOf = (title: string) => buildCitationLexicon(base).bySignature(title);
    assert.equal(lawOf('measures for the safety of toys'), 'toy');
    assert.equal(lawOf('measures for the safekeeping of toys'), undefined);
    assert.equal(lawOf('measures for the safety of toys and balls'), undefined);
  });
  const concept = (forms: string): string => `concepts:\n  - id: TOY\n    en: [${forms}]\n`;
  it('a form that a comma cuts in two', () => one(concept('toy (ball, hoop)'), '"toy (ball"', 'quotation marks'));
  it('but not one in quotation marks, or half a bracket', () => {
    assert.deepEqual(faultsOf(concept('"toy (ball, hoop)", (toy, ball)')).length, 1);
    assert.deepEqual(faultsOf(concept('"toy (ball, hoop)", toy (, ball')), []);
  });
  it('a form twice', () => one(concept('toy, ball, toy'), '"toy"', 'twice'));
  it('a choice that offers the same twice', () => one(concept('toy|toy .. ball'), '"toy|toy .. ball"'));
  it('but not in two parts of a form', () => assert.deepEqual(faultsOf(concept('toy|ball .. ball')), []));
  it('a choice of which a word stands alone', () => one(concept('wooden toy|ball'), '"wooden toy|ball" offers "ball" alone'));
  it('a foreign law that is not there', () =>
    one('register:\n  - id: toys\n    kind: foreign-law\n    law: ball-law\n    en: [Ball Act]\n', 'toys', 'ball-law'));
  it('a reference to no version', () =>
    one(`${law(version('toy@2016', ''))}terms:\n  ${TERM}    basis: [toy@2020]\n`, 'toy@2020', 'toy@2016'));
  it('a reference to an article outside the verified count', () =>
    one(`${law(version('toy@2016', 'articleCount: 5\n        countVerified: true'))}terms:\n  ${TERM}    basis: ["toy:6"]\n`, 'toy:6'));
  it('but not outside an unverified one', () =>
    assert.deepEqual(faultsOf(`${law(version('toy@2016', 'articleCount: 5'))}terms:\n  ${TERM}    basis: ["toy:6"]\n`), []));
  it('a term that is not there', () => one(law(version('toy@2016', '', article('1', 'terms: [ball]'))), 'ball'));
  it('but an overlay may point outside', () =>
    assert.deepEqual(faultsOf(law(version('toy@2016', '', article('1', 'terms: [ball]'))), false), []));
  it('a version of another law', () => one(law(version('ball@2016', '')), 'ball@2016'));
  it('a version in force before it is promulgated', () =>
    one(law(version('toy@2016', 'promulgated: 2016-11-07\n        effective: 2016-06-01')), 'toy@2016'));
  it('a version that ends before it begins', () =>
    one(law(version('toy@2016', 'effective: 2017-06-01\n        ended: 2016-12-31')), 'toy@2016'));
  it('two versions in force on one day', () =>
    one(
      law(version('toy@2016', 'effective: 2017-06-01\n        ended: 2026-01-01') + version('toy@2025', 'effective: 2026-01-01')),
      'toy@2016',
      'toy@2025',
    ));
  it('a version that never ends before the next', () =>
    one(law(version('toy@2016', 'effective: 2017-06-01') + version('toy@2025', 'effective: 2026-01-01')), 'toy@2016', 'toy@2025'));
  it('a draft beside it is no overlap', () =>
    assert.deepEqual(faultsOf(law(version('toy@2016', 'effective: 2017-06-01') + version('toy@2025-draft', 'status: draft'))), []));
  it('an article twice', () => one(law(version('toy@2016', '', article('1') + article('1'))), 'toy@2016:1'));
  it('an article beyond the count', () =>
    one(law(version('toy@2016', 'articleCount: 5\n        countVerified: true', article('6'))), 'toy@2016:6', '5'));
  it('an inserted article that is not named', () => one(law(version('toy@2016', '', article('5-1'))), 'toy@2016:5-1'));
  it('an inserted article that is', () => assert.deepEqual(faultsOf(law(version('toy@2016', 'inserted: ["5-1"]', article('5-1')))), []));
  it('a former article that was not there', () =>
    one(
      law(
        version('toy@2016', 'effective: 2017-06-01\n        ended: 2025-12-31', article('1')) +
          version('toy@2025', 'effective: 2026-01-01', article('2', 'formerly: ["9"]')),
      ),
      'toy@2025:2',
      '9',
    ));
  it('an article without summary', () => one(law(version('toy@2016', '', '          - number: "1"\n')), 'toy@2016:1'));
  it('a penalty article that does not exist', () =>
    one(law(version('toy@2016', 'articleCount: 5\n        countVerified: true', article('1', 'punishedBy: ["8"]'))), '8'));
  it('a penalty that stands elsewhere', () =>
    one(law(version('toy@2016', '', article('1', 'penalties: [{ at: "2(1)", on: organisation, trigger: { en: t, zh: 甲 } }]'))), '2(1)'));
  it('a fine upside down', () =>
    one(law(version('toy@2016', '', stating('1', 'CNY 10 to 100.', '10元以上100元以下。', fine('1', 'from: 100, to: 10')))), '100', '10'));
  it('figures that differ between the languages', () =>
    assert.ok(
      faultsOf(law(version('toy@2016', '', '          - number: "1"\n            summary: { en: Within 15 days., zh: 30日内。 }\n')))
        .length > 0,
    ));
  it('a summary whose amount is not that of the penalty', () => {
    const faults = faultsOf(
      law(version('toy@2016', '', stating('1', 'A fine of up to CNY 500,000.', '处50万元以下罚款。', fine('1', 'to: 50000')))),
    );
    assert.equal(faults.length, 2, JSON.stringify(faults));
    assert.match(faults[0]!, /toy@2016:1: the summary states CNY 500000/);
    assert.match(faults[1]!, /a penalty holds CNY 50000/);
  });
  it('an amount that stands in the article that punishes', () =>
    assert.deepEqual(
      faultsOf(
        law(
          version(
            'toy@2016',
            '',
            stating('1', 'A breach may cost CNY 10,000 to 50,000.', '违反的可处1万元以上5万元以下罚款。', 'punishedBy: ["2"]') +
              stating('2', 'A fine of CNY 10,000 to 50,000.', '处1万元以上5万元以下罚款。', fine('2', 'from: 10000, to: 50000')),
          ),
        ),
      ),
      [],
    ));
  const figured: [string, string, string, string][] = [
    ['days where working days are meant', 'Within 7 days.', '7日内。', 'value: 7, unit: working-day'],
    ['a percentage', 'Up to 5% of turnover.', '营业额5%以下。', 'value: 4, unit: percent'],
    ['people', 'From 1 million people.', '100万人以上。', 'value: 100000, unit: person'],
    ['multiples', 'Up to 10 times the gains.', '违法所得10倍以下。', 'value: 5, unit: times'],
  ];
  for (const [what, en, zh, held] of figured)
    it(`a figure of the summary that its field does not hold: ${what}`, () =>
      one(
        law(version('toy@2016', '', stating('1', en, zh, `figures: [{ kind: threshold, of: { en: toys, zh: 玩具 }, ${held} }]`))),
        'the summary states',
      ));
  it('a date is no figure', () =>
    assert.deepEqual(faultsOf(law(version('toy@2016', '', stating('1', 'In force from 1 June 2017.', '自2017年6月1日起施行。')))), []));
  it('a deadline that differs between the languages', () =>
    one(
      law(
        version(
          'toy@2016',
          '',
          article(
            '1',
            'duties: [{ who: { en: w, zh: 甲 }, must: { en: file, zh: 备案 }, deadline: { en: in 3 days, zh: 三五日内（3日或5日） } }]',
          ),
        ),
      ),
      'deadline',
      '5',
    ));
  it('changes that differ between the languages', () =>
    assert.equal(
      faultsOf(law(version('toy@2016', '', article('1', 'changes: { en: "Up to CNY 50,000 before.", zh: 原为10万元以下。 }')))).length,
      2,
    ));
  it('a fault names the entry’s place', () => {
    const { pack, places: where } = load(`terms:\n  ${TERM}    basis: [ball-law]\n`);
    assert.deepEqual(places(checkPack(pack, { complete: true, places: where })), ['pack.yaml:2:5']);
  });
  it('an overlay is checked with what it lies upon', () => {
    const { pack } = load(`terms:\n  ${TERM}    basis: ["pipl:17"]\n`);
    assert.deepEqual(checkPack(pack, { complete: true, base: loaded.pack }), []);
  });
});

describe('the built-in pack', () => {
  it('loads without fault', () => assert.deepEqual(loaded.faults, []));
  it('holds together', () =>
    assert.deepEqual(
      checkPack(loaded.pack, { complete: true, places: loaded.places }).map((f) => `${f.path}:${f.line} ${f.message}`),
      [],
    ));
  it('has the 23 developments of October 2023', () => {
    for (let n = 1; n <= 23; n++) assert.ok(knowledge.developmentByNumber(n, '2023-11'), `item ${n}`);
    assert.equal(loaded.pack.developments.filter((d) => d.id.startsWith('2023-11/')).length, 23);
  });
});

describe('versions by date', () => {
  const on: [string, string, string | undefined][] = [
    ['csl', '2017-05-31', 'csl@2016'],
    ['csl', '2023-10-24', 'csl@2016'],
    ['csl', '2025-12-31', 'csl@2016'],
    ['csl', '2026-01-01', 'csl@2025'],
    ['csl', '2026-11-23', 'csl@2025'],
    ['pipl', '2021-08-20', 'pipl@2021'],
    ['pipl', '2026-11-23', 'pipl@2021'],
    ['no-such-law', '2026-11-23', undefined],
  ];
  for (const [id, day, expected] of on) it(`${id} on ${day}`, () => assert.equal(knowledge.versionOn(id, day)?.id, expected));

  const standing: [string, string, string][] = [
    ['csl@2016', '2017-05-31', 'not-yet'],
    ['csl@2016', '2017-06-01', 'in-force'],
    ['csl@2016', '2025-12-31', 'in-force'],
    ['csl@2016', '2026-01-01', 'ended'],
    ['csl@2025', '2025-12-31', 'not-yet'],
    ['csl@2025', '2026-01-01', 'in-force'],
    ['pipl@2021', '2021-10-31', 'not-yet'],
    ['pipl@2021', '2021-11-01', 'in-force'],
    ['dsl@2021', '2021-09-01', 'in-force'],
    ['ndsmr@2024', '2024-12-31', 'not-yet'],
    ['ndsmr@2024', '2025-01-01', 'in-force'],
  ];
  for (const [id, day, force] of standing)
    it(`${id} is ${force} on ${day}`, () => assert.equal(knowledge.force(knowledge.version(id)!, day), force));

  it('a named version wins over the day', () => {
    assert.equal(knowledge.versionFor({ law: 'csl', version: 'csl@2016' }, '2026-11-23')?.id, 'csl@2016');
    assert.equal(knowledge.versionFor({ law: 'csl', version: 'csl@1999' }, '2026-11-23'), undefined);
  });

  it('of several, the one in force, else the next, else the last, else a draft', () => {
    const base = (text: string) => new KnowledgeBase([load(text).pack]);
    const two = base(
      law(version('toy@2016', 'effective: 2017-01-01\n        ended: 2019-12-31') + version('toy@2025', 'effective: 2026-01-01')),
    );
    assert.equal(two.versionOn('toy', '2018-01-01')?.id, 'toy@2016');
    assert.equal(two.versionOn('toy', '2021-01-01')?.id, 'toy@2025');
    assert.equal(two.versionOn('toy', '2016-01-01')?.id, 'toy@2016');
    const ended = base(
      law(version('toy@2016', 'effective: 2017-01-01\n        ended: 2019-12-31') + version('toy@2025-draft', 'status: draft')),
    );
    assert.equal(ended.versionOn('toy', '2021-01-01')?.id, 'toy@2016');
    assert.equal(base(law(version('toy@2025-draft', 'status: draft'))).versionOn('toy', '2021-01-01')?.id, 'toy@2025-draft');
  });
});

describe('discretion benchmarks', () => {
  it('stand at the penalty whose range they divide, in both languages, and not at the article that took its number', () => {
    const show = (version: string, language: 'en' | 'zh') =>
      explainArticle(knowledge.law('csl')!, knowledge.version(version)!, '64', { knowledge, language, day: '2023-11-23' });
    assert.match(show('csl@2016', 'en'), /Xinjiang.*\(item 13\) · general: CNY 300,000–700,000: 15–30 items/);
    assert.match(show('csl@2016', 'zh'), /新疆.*严重：70万–100万元：轨迹信息被他人用于犯罪/);
    assert.doesNotMatch(show('csl@2025', 'en'), /Xinjiang/);
  });
});

describe('articles', () => {
  const version2016 = knowledge.version('csl@2016')!;
  const version2025 = knowledge.version('csl@2025')!;
  const has: [string, string, 'yes' | 'no' | 'unknown'][] = [
    ['pipl@2021', '1', 'yes'],
    ['pipl@2021', '74', 'yes'],
    ['pipl@2021', '75', 'no'],
    ['pipl@2021', '0', 'no'],
    ['pipl@2021', '17(1)(2)', 'yes'],
    ['pipl@2021', '253-1', 'no'],
    ['dsl@2021', '55', 'yes'],
    ['dsl@2021', '56', 'no'],
    ['csl@2016', '79', 'yes'],
    ['csl@2016', '80', 'no'],
    ['csl@2025', '81', 'yes'],
    ['ndsmr@2024', '64', 'yes'],
    ['ndsmr@2024', '65', 'no'],
  ];
  for (const [id, number, expected] of has)
    it(`${id} ${number}: ${expected}`, () => assert.equal(knowledge.hasArticle(knowledge.version(id)!, number), expected));

  it('the criminal law knows its inserted articles', () => {
    const v = knowledge.versionOn('criminal-law', '2026-11-23')!;
    for (const number of ['253-1', '286-1', '287-1', '287-2']) assert.equal(knowledge.hasArticle(v, number), 'yes', number);
  });

  it('paragraphs are found under their article', () => {
    assert.equal(knowledge.article('pipl@2021', '17(1)(2)')?.number, '17');
    assert.equal(knowledge.article('pipl@2021', '175'), undefined);
  });

  it('an unverified count leaves a number unknown', () => {
    const base = new KnowledgeBase([load(law(version('toy@2016', 'articleCount: 5'))).pack]);
    assert.equal(base.hasArticle(base.version('toy@2016')!, '99'), 'unknown');
    assert.equal(base.hasArticle(base.version('toy@2016')!, '3'), 'unknown');
  });

  it('know where they went in the next version', () => {
    const went = (number: string) => knowledge.successorsOf('csl@2016', number).map((s) => `${s.version}:${s.article}`);
    assert.deepEqual(went('59'), ['csl@2025:61']);
    assert.deepEqual(went('59(1)'), ['csl@2025:61']);
    assert.deepEqual(went('21'), ['csl@2025:23']);
    assert.deepEqual(knowledge.successorsOf('csl@2025', '61'), []);
  });

  it('every old article that is in the pack went somewhere that exists, or nowhere', () => {
    for (const article of knowledge.articlesOf('csl@2016'))
      for (const s of knowledge.successorsOf('csl@2016', article.number))
        assert.ok(knowledge.article(s.version, s.article), `${article.number} → ${s.article}`);
  });

  it('an unchanged article says what the old one said', () => {
    for (const now of knowledge.articlesOf('csl@2025').filter((a) => a.unchanged)) {
      const old = knowledge.article('csl@2016', now.formerly[0]!)!;
      assert.ok(now.summary?.en, now.number);
      if (!version2025.articles.find((a) => a.number === now.number)?.summary) assert.deepEqual(now.summary, old.summary, now.number);
    }
  });

  it('stand in order', () => {
    for (const v of [version2016, version2025]) {
      const numbers = knowledge.articlesOf(v.id).map((a) => Number(a.number));
      assert.deepEqual(
        numbers,
        [...numbers].sort((a, b) => a - b),
      );
    }
  });
});

describe('overlays', () => {
  it('a later pack replaces an entry by id and keeps the rest', () => {
    const base = new KnowledgeBase([loaded.pack, load(`terms:\n  ${TERM.replace('id: toy', `id: ${loaded.pack.terms[0]!.id}`)}`).pack]);
    assert.equal(base.term(loaded.pack.terms[0]!.id)?.en, 'toy');
    assert.equal(base.terms.length, knowledge.terms.length);
    assert.equal(base.laws.length, knowledge.laws.length);
  });
});

describe('developments', () => {
  it('by number, in the newest pack or a named one', () => {
    assert.equal(knowledge.developmentByNumber(9)?.id, '2023-11/9');
    assert.equal(knowledge.developmentByNumber(9, '2023-11')?.id, '2023-11/9');
    assert.equal(knowledge.developmentByNumber(9, '2099-01'), undefined);
    assert.equal(knowledge.developmentByNumber(99), undefined);
  });
  it('a case under an article is one whose own source names that article', () => {
    for (const d of loaded.pack.developments.filter((x) => x.category === 'enforcement')) {
      for (const basis of d.basis) {
        const [id, number] = basis.split(':') as [string, string | undefined];
        const [lawId, year] = id.split('@') as [string, string | undefined];
        assert.ok(knowledge.casesUnder(lawId, year ? id : undefined, number).includes(d), `${d.id} under ${basis}`);
      }
    }
  });
});

describe('the register', () => {
  const policy = '# 隐私政策\n\n我们依照《中华人民共和国数据玩具保护法》第三条处理个人信息。\n';
  const told = (packs: readonly string[]): string[] => {
    const base = new KnowledgeBase([loaded.pack, ...packs.map((text) => load(text).pack)]);
    const document = new Analyser(base).open(policy, { today: TODAY, override: { kind: 'privacy-policy' } });
    return findingsOf(document, { severities: {}, requireReason: false, language: 'zh' }).flatMap((f) =>
      f.rule === 'unknown-law' ? [policy.slice(f.from, f.to)] : [],
    );
  };
  const named = (kind: string): string => `register:\n  - id: toys\n    kind: ${kind}\n    zh: [数据玩具保护法]\n`;

  it('a law that stands nowhere is told', () => assert.equal(told([]).length, 1));
  it("one that a pack of one's own names is not", () => assert.deepEqual(told([named('chinese-law')]), []));
});

describe('the sentences that fixes write', () => {
  const fixes = (text: string, packs: readonly string[] = []): string[] => {
    const base = new KnowledgeBase([loaded.pack, ...packs.map((pack) => load(pack).pack)]);
    const document = new Analyser(base).open(text, { today: TODAY, override: { kind: 'privacy-policy' } });
    return findingsOf(document, { severities: {}, requireReason: false, language: 'en' })
      .filter((f) => f.rule !== 'missing-requirement')
      .flatMap((f) => (f.fixes ?? []).flatMap((fix) => fix.edits.map((e) => e.text)));
  };
  const SENTENCES = [
    ['We guarantee that your personal information is absolutely safe.', 'absolute-claim'],
    ['By using our service you consent to this policy.', 'bundled-consent-deemed'],
    ['By continuing to use our service you consent to the changes of this policy.', 'bundled-consent-changes'],
    ['You consent to the processing of your personal information for all purposes.', 'bundled-consent-blanket'],
  ] as const;
  for (const [sentence, id] of SENTENCES) {
    const text = `# Privacy Policy\n\n${sentence}\n`;
    it(`stands in the data: ${id}`, () => {
      const ours = knowledge.rewording(id)!.en.replaceAll('{{', '[● ').replaceAll('}}', ']');
      assert.ok(fixes(text).includes(ours));
    });
    it(`is the house's own where a pack holds one: ${id}`, () => {
      const pack = `rewordings:\n  - id: ${id}\n    text: { en: "As {{our guideline}} says.", zh: "按照{{内部指引}}执行。" }\n`;
      assert.ok(fixes(text, [pack]).includes('As [● our guideline] says.'));
    });
  }
});

/** Every kind of document: its model clauses together meet all that is asked of it; its title is known; ordinary pages with such titles are not. */
import assert from 'node:assert/strict';
import { KINDS, type Kind } from '../../server/src/document/configuration.js';
import { KIND_TITLES } from '../../server/src/document/titles.js';
import { explainTarget } from '../../server/src/features/explain.js';
import { newDocument } from '../../server/src/features/newDocument.js';
import { findingsOf } from '../../server/src/rules/run.js';
import { analyser, TODAY } from '../helpers/knowledge.js';
import { knowledge } from '../helpers/pack.js';

const kinds = KINDS.filter((kind) => kind !== 'other');
const languages = ['en', 'zh'] as const;

/** What a lawyer would write into a blank, by what the blank says; else the blank's own words. */
const FILLED: readonly [RegExp, { en: string; zh: string }][] = [
  [/e-mail|邮箱/i, { en: 'care@lantern.example', zh: 'care@lantern.example' }],
  [/telephone|电话/, { en: '0571-55512345', zh: '0571-55512345' }],
  [/^(?:number|天数|数量)/, { en: '15', zh: '15' }],
  [/^period$|^期限$/, { en: '2 years', zh: '2年' }],
  [/^link$|链接/, { en: 'https://lantern.example/a', zh: 'https://lantern.example/a' }],
  [/^(?:\w+ )?date$|^.{0,2}日期$/, { en: '1 June 2026', zh: '2026年6月1日' }],
  [
    /^(?:full |registered )?name(?: of the (?:overseas )?recipient)?$|注册名称$|^受托人名称$|接收方名称$/,
    { en: 'Fern Logistics Co., Ltd.', zh: '蕨叶物流有限公司' },
  ],
  [/^processor$/, { en: 'Fern Logistics Co., Ltd.', zh: '蕨叶物流有限公司' }],
  [/categor|^which$|种类/, { en: 'name, mobile number, passport number', zh: '姓名、手机号、护照号码' }],
  [/^method$|^处理方式$/, { en: 'encrypted transmission', zh: '加密传输' }],
  [/^task$|委托事项/, { en: 'sending text messages', zh: '短信发送服务' }],
  [/^name, country|^名称及所在国家/, { en: 'Lantern Pte. Ltd., Singapore', zh: '灯潮有限公司，新加坡' }],
  [/^contact$|^联系方式$/, { en: 'care@lantern.example', zh: 'care@lantern.example' }],
  [/^way$|^行使权利的方式$/, { en: 'write to care@lantern.example', zh: '发送邮件至care@lantern.example' }],
  [/^camera$|^相机$/, { en: 'camera, microphone', zh: '相机、麦克风' }],
  [/^kind$/, { en: 'passport number', zh: '护照号码' }],
  [/^SDK name$|^SDK名称$/, { en: 'Acorn Push SDK', zh: '橡果推送SDK' }],
];
function fill(text: string, language: 'en' | 'zh'): string {
  return text.replace(/\[● ([^\]]+)\]/g, (_, blank: string) => FILLED.find(([pattern]) => pattern.test(blank))?.[1][language] ?? blank);
}

const findings = (text: string, language: 'en' | 'zh') =>
  findingsOf(analyser.open(text, { today: TODAY }), { severities: {}, requireReason: false, language }).map((f) =>
    [f.rule, f.requirement, f.rule === 'unfinished-placeholder' ? '' : text.slice(f.from, f.to)].join(' '),
  );

describe('kinds of document', () => {
  it('all have requirements, and an id names one requirement only', () => {
    const seen = new Map<string, string>();
    for (const r of knowledge.requirements) {
      assert.equal(seen.get(r.id), undefined, `${r.id} stands in ${r.kind} and ${seen.get(r.id)}`);
      seen.set(r.id, r.kind);
    }
    for (const kind of kinds) assert.ok(knowledge.requirementsOf(kind).length >= 8, kind);
  });

  for (const kind of kinds)
    for (const language of languages) {
      const facts = kind === 'privacy-policy' ? { industry: ['automotive'] } : {};
      const skeleton = newDocument(knowledge, { kind, language, facts })!.text;

      it(`${kind}, ${language}: a skeleton is unfinished, and lacks nothing`, () => {
        const rules = new Set(findings(skeleton, language).map((f) => f.split(' ')[0]));
        assert.deepEqual([...rules], ['unfinished-placeholder']);
      });

      it(`${kind}, ${language}: filled in, all is there and nothing is found`, () => {
        const filled = fill(skeleton, language);
        const { verdicts } = analyser.open(filled, { today: TODAY });
        assert.deepEqual(
          verdicts.filter((v) => v.status !== 'met').map((v) => `${v.requirement.id} ${v.status}`),
          [],
        );
        assert.deepEqual(findings(filled, language), []);
      });

      it(`${kind}, ${language}: is known by its title and text`, () => {
        const bare = fill(skeleton, language).replace(/^---\n[^]*?\n---\n/, '');
        assert.equal(analyser.open(bare, { today: TODAY }).kind, kind);
      });
    }

  const ordinary: [what: string, text: string][] = [
    ['a title with nothing below it', '# SDK list\n\n- ios-sdk\n- android-sdk\n'],
    [
      'a page about a plan',
      '# Incident response plan\n\nPage the on-call engineer. Roll back the release. Open an incident channel and assign a lead.',
    ],
    [
      'a page about a policy',
      '# Data security policy\n\nOur security team follows industry practice. Rotate your keys and lock your screen.',
    ],
    [
      'a template named in a list',
      '# Templates\n\n## 个人信息保护影响评估报告\n\n见 templates/pia.docx。\n\n## 数据安全管理制度\n\n见 templates/policy.docx。',
    ],
    [
      'a heading further down',
      '# 开发手册\n\n安装依赖。\n\n运行测试。\n\n## SDK清单\n\n收集个人信息的SDK使用目的见隐私政策，提供方见下表。',
    ],
    [
      'an assessment of another subject',
      '# Impact assessment report\n\nTraffic, noise and air quality at the new bridge were measured in June.',
    ],
    ['an agreement under other law', '# Data Processing Agreement\n\nThe controller and the processor agree under Article 28 GDPR.'],
  ];
  for (const [what, text] of ordinary)
    it(`${what} is left alone`, () => assert.equal(analyser.open(text, { today: TODAY }).kindSource, 'none'));

  it('what one industry owes is asked only of those that name theirs', () => {
    const asked = (facts: string) =>
      analyser
        .open(`---\npolicyDrafter: { kind: privacy-policy, facts: { ${facts} } }\n---\n\n# Policy\n`, { today: TODAY })
        .verdicts.filter((v) => v.requirement.id.startsWith('car-'))
        .map((v) => v.status);
    assert.deepEqual(asked(''), []);
    assert.deepEqual(new Set(asked('industry: [retail]')), new Set(['not-applicable']));
    assert.deepEqual(new Set(asked('industry: [automotive]')), new Set(['missing']));
  });

  it('show explains a kind and a requirement of it', () => {
    const e = { knowledge, language: 'en', day: TODAY } as Parameters<typeof explainTarget>[1];
    for (const kind of kinds) {
      const list = explainTarget(`kind:${kind}`, e);
      assert.equal(typeof list, 'string');
      for (const r of knowledge.requirementsOf(kind as Kind)) {
        assert.ok((list as string).includes(r.id));
        const shown = explainTarget(`requirement:${r.id}`, e);
        assert.ok(typeof shown === 'string' && shown.includes(r.title.en) && shown.includes(KIND_TITLES[kind as Kind].en), r.id);
      }
    }
  });
});

/** How evidence is read: forms of concepts, and what resembles a disclosure without being one. */
import assert from 'node:assert/strict';
import type { Concept } from '../../server/src/knowledge/schema.js';
import { fold } from '../../server/src/markdown/normalise.js';
import { findingsOf } from '../../server/src/rules/run.js';
import { marksOf } from '../../server/src/signals/cues/marks.js';
import { compileCues, conceptsOfText, has } from '../../server/src/signals/cues.js';
import { analyser, TODAY } from '../helpers/knowledge.js';

const concept = (id: string, forms: string[], more: Partial<Concept> = {}): Concept => ({
  id,
  en: forms,
  zh: [],
  includes: [],
  except: { en: [], zh: [] },
  ...more,
});

/** Whether a text holds the first of some concepts. */
function holds(text: string, ...concepts: Concept[]): boolean {
  return has(conceptsOfText(text, compileCues({ concepts })), 0);
}

const analyse = (text: string) => analyser.open(text, { today: TODAY, override: { kind: 'privacy-policy' } });
const verdict = (text: string, requirement: string) => analyse(text).verdicts.find((v) => v.requirement.id === requirement)!;

describe('forms of concepts', () => {
  it('offer alternatives around a short gap that stays within the clause', () => {
    const close = concept('CLOSE', ['关闭|注销 .. 账号|账户', 'close|cancel .. account~']);
    for (const text of ['您可以注销您的账户', '关闭该账号', 'You may cancel your accounts', 'close account'])
      assert.equal(holds(text, close), true, text);
    for (const text of [
      '关闭推送，不影响账号',
      '注销的手续和登录一样需要先用本人实名的账号',
      '打开账号',
      'Close the window, then open your account',
      'close the tab where you have once opened the account',
    ])
      assert.equal(holds(text, close), false, text);
  });

  it('still bridge a longer gap within the sentence', () => {
    const keep = concept('KEEP', ['保存 … 期限']);
    assert.equal(holds('我们保存您的订单和发票，期限为三年', keep), true);
    assert.equal(holds('我们保存您的订单。期限另行通知', keep), true, 'a heading or short text is one sentence');
  });

  it('take the shortest way through alternatives that overlap', () => {
    const move = concept('MOVE', ['转移|转 .. 另一家|另一 .. 平台']);
    assert.equal(holds('可以把数据转移到另一家健康平台', move), true);
    assert.equal(holds('可以把数据转移到另一个城市，再说平台', move), false);
  });

  it('know a list of three things and more, in any words', () => {
    const list = concept('LIST', ['<list>']);
    assert.equal(holds('会读取日历标题、提醒、专注时长', list), true);
    for (const text of ['会读取日历标题、提醒', '会读取日历标题、提醒。专注时长、备注']) assert.equal(holds(text, list), false, text);
  });

  it('what is excepted from a concept is excepted from those that include it', () => {
    const part = concept('REFUSE', ['拒绝'], { except: { en: [], zh: ['拒绝提供'] } });
    const whole = concept('RIGHT', [], { includes: ['REFUSE'] });
    assert.equal(holds('您拒绝提供信息的，无法使用该功能', whole, part), false);
    assert.equal(holds('您可以拒绝我们处理信息', whole, part), true);
  });
});

describe('sentences of a paragraph', () => {
  it('complete one another', () => {
    assert.equal(verdict('昵称写错了？点一下右上角的铅笔图标就能改。', 'right-correction').status, 'met');
    assert.equal(verdict('页面的字号太小？点一下右上角的图标就能改。', 'right-correction').status, 'missing');
  });

  it('say nothing of the writer where they only say what the law asks of anyone', () => {
    assert.equal(verdict('个人信息处理者应当指定个人信息保护负责人。', 'responsible-contact').status, 'missing');
    assert.equal(verdict('我们作为个人信息处理者，指定了个人信息保护负责人。', 'responsible-contact').status, 'partial');
    assert.equal(verdict('处理者向境外提供个人信息的，应当取得个人的单独同意。', 'cross-border-transfer').status, 'missing');
  });

  it('say nothing on personal information where they are terms of the service', () => {
    assert.equal(verdict('您可以复制、导出您的个人信息。', 'right-access-copy').status, 'partial');
    assert.equal(verdict('用户不得以任何方式复制、导出平台上的个人信息。', 'right-access-copy').status, 'missing');
    assert.equal(verdict('您有权修改您的昵称。', 'right-correction').status, 'met');
    assert.equal(verdict('用户有义务及时更新注册资料，否则自行承担后果。', 'right-correction').status, 'missing');
    assert.equal(verdict('您的手机号不得用于本政策以外的目的，我们会保存至您注销账号为止。', 'retention').status, 'met');
  });

  it('introduce the table below, colon or not', () => {
    const table = '| 谁 | 怎么找到它 | 给什么 | 干什么用 | 怎么给 |\n|---|---|---|---|---|\n';
    const row = '| 云信支付有限公司 | 021-5555-1234 | 订单号、金额 | 收款 | 接口 |';
    assert.equal(verdict(`我们把信息给了谁？\n\n${table}${row}`, 'third-party-sharing').status, 'met');
  });
});

describe('structure says', () => {
  const judged: [requirement: string, status: string, text: string][] = [
    // A term and its value, in a line, a list or a table of fields.
    ['storage-location', 'met', '**Where we keep it.** Shanghai.'],
    ['storage-location', 'met', '**存放地**：上海'],
    ['data-categories', 'met', '**个人信息种类**：姓名；身份证号；银行账号；签名'],
    ['data-categories', 'met', 'Data we hold:\n- name\n- mobile number\n- order history'],
    ['purposes', 'met', '| Data | Why |\n| --- | --- |\n| Phone number | log-in code |'],
    ['purposes', 'partial', 'Purpose: better services'],
    ['purposes', 'missing', 'Purpose of this document: to inform you'],
    ['cross-border-transfer', 'partial', 'Recipients abroad: our parent company in Seoul'],
    // "None" of what is named, and of that alone.
    ['cookies', 'not-applicable', 'Cookies: none'],
    ['sdk-list', 'not-applicable', '| 项目 | 情况 |\n| --- | --- |\n| 第三方SDK | 无 |'],
    ['third-party-sharing', 'not-applicable', '向第三方提供：无'],
    ['third-party-sharing', 'missing', 'Third-party SDKs: none'],
    ['cookies', 'partial', 'Advertising cookies: none'],
    ['cookies', 'partial', 'Do you use cookies? No, except to keep you logged in.'],
    ['cross-border-transfer', 'missing', '国际配送：无'],
    // A question asserts nothing; with its answer it does.
    ['third-party-sharing', 'not-applicable', 'Q: Do you sell my data? Do you share it with anyone?\nA: No.'],
    ['cross-border-transfer', 'not-applicable', '### 我的信息会传到国外吗？\n\n不会。'],
    ['cross-border-transfer', 'missing', 'Do you send my data outside China?'],
    ['right-deletion', 'met', 'Can I have my data deleted?\n\nYes. Mail us and it is gone within a week.'],
    ['right-deletion', 'missing', '问：可以删除我的信息吗？\n\n答：不可以。'],
    ['response-time', 'met', '请求多久能得到答复？\n\n15天内。'],
    ['account-cancellation', 'missing', 'How do I delete my account?\n\nWe understand that plans change.'],
    // What only sends the reader on.
    ['data-categories', 'missing', '收集的信息：见附件二'],
    ['cookies', 'missing', '**Cookies.** See our Cookie Policy.'],
  ];
  for (const [requirement, status, text] of judged)
    it(`${requirement} ${status}: ${text}`, () => assert.equal(verdict(text, requirement).status, status));

  it('the evidence of a value is the line with its term', () => {
    assert.deepEqual(
      verdict('Cookies: none', 'cookies').evidence.map((e) => e.text),
      ['Cookies: none'],
    );
  });
});

describe('elements that belong together', () => {
  const table =
    '| Recipient | Contact | Purpose | Method | Data |\n| --- | --- | --- | --- | --- |\n| Harbour Insurance Co., Ltd. | 400-600-1234 | accident cover | encrypted API | name, ID number |';
  const apart = [
    '## Sharing\n\nWe share your name with Harbour Insurance Co., Ltd. for accident cover.',
    '## Partners\n\nOur partners and third parties can be reached at 400-600-1234.',
    '## Security\n\nWe share information over an encrypted API.',
  ];

  it('count in one section, with those below it', () => {
    assert.equal(verdict(`# Policy\n\n## Sharing\n\nWe share your information with:\n\n${table}`, 'third-party-sharing').status, 'met');
    const below = '# Policy\n\n## Sharing\n\nWe share your information.\n\n### Insurance\n\nWe share with:\n\n';
    assert.equal(verdict(`${below}${table}`, 'third-party-sharing').status, 'met');
  });

  it('do not count in sections about other matters', () => {
    const { status, absent } = verdict(`# Policy\n\n${apart.join('\n\n')}`, 'third-party-sharing');
    assert.equal(status, 'partial');
    assert.deepEqual(absent, ['contact', 'method', 'separate-consent']);
  });

  it('show a practice that a sentence elsewhere denies in part', () => {
    const denial = '我们不会向第三方出售您的个人信息。';
    assert.equal(verdict(denial, 'third-party-sharing').status, 'not-applicable');
    const recipients = '## 合作方\n\n我们向海港财产保险有限公司提供您的姓名和身份证号，用于意外险承保。';
    assert.equal(verdict(`${denial}\n\n${recipients}`, 'third-party-sharing').status, 'partial');
    assert.equal(verdict('原则上我们不会向境外提供个人信息。', 'cross-border-transfer').status, 'partial');
  });
});

describe('order of evidence', () => {
  const first = (text: string, requirement: string) => verdict(text, requirement).evidence[0]!.text;

  it('the sentence that says most comes first, wherever it stands', () => {
    const weak = 'Chat logs: 90 days.';
    const strong = 'We retain your personal information for three years after your last order.';
    for (const text of [`## Retention\n\n${weak}\n\n${strong}`, `## Retention\n\n${strong}\n\n${weak}`])
      assert.equal(first(text, 'retention'), strong);
    const clause = '您可以随时在设置中请求删除您的个人信息。';
    assert.equal(first(`订单完成后，您可以删除订单信息。\n\n## 您的权利\n\n${clause}`, 'right-deletion'), clause);
  });

  it('each element comes once before any comes twice', () => {
    const text =
      '## Cookies\n\nWe use cookies to remember your language. We use cookies to count visits. You can block cookies in your browser.';
    const shown = verdict(text, 'cookies').evidence.map((e) => e.text);
    assert.ok(shown.indexOf('You can block cookies in your browser.') <= 1, shown.join(' | '));
  });

  it('of two sections that show all of it, the one that says it outright', () => {
    const text = [
      '# Privacy Policy of Larkspur',
      '## What we collect',
      'We process the business contacts of partners and suppliers when we are performing an agreement with them.',
      '## Who helps us',
      'We use service providers that process personal data for us, to deliver parcels, under strict confidentiality agreements.',
    ].join('\n\n');
    const { status, evidence } = verdict(text, 'entrusted-processing');
    assert.equal(status, 'met');
    assert.match(evidence[0]!.text, /^We use service providers/);
  });
  it('of equals the first in the text comes first', () => {
    const text = 'Updated: 1 May 2026\n\nUpdated: 2 May 2026';
    assert.equal(first(text, 'effective-date'), 'Updated: 1 May 2026');
  });
});

describe('what resembles a disclosure', () => {
  const silent: [requirement: string, text: string][] = [
    ['right-restrict', '平台可以限制异常账号的发言功能。'],
    ['right-deletion', '我们有权删除违规内容。'],
    ['right-deletion', '保存期限届满后，我们会删除您的个人信息。'],
    ['retention', '限时道具有效期七天，过期后自动移除。'],
    ['response-time', '审核通过后，退款将在三个工作日内到账。'],
    ['portability', '离线地图包便于携带，出行时无需联网。'],
    ['sdk-list', '我们向开发者提供地图SDK，下载后即可接入。'],
    ['deceased-persons', 'We use the data for marketing; their brand matters.'],
    ['deceased-persons', '系统会登记牲畜的治疗记录和死亡记录。'],
    ['account-cancellation', 'We may disclose your account number to auditors.'],
    ['account-cancellation', '不提供手机号的，您将无法使用账号功能。'],
    ['account-cancellation', '发布违法内容的，我们有权关闭您的账号。'],
    ['public-disclosure', 'Publishers show their articles on the site.'],
    ['public-disclosure', '请通过应用内公示的联系方式与我们联系。'],
    ['public-disclosure', '我们采取措施防止信息遭到未经授权的公开披露。'],
    ['portability', '目前我们不会将个人信息转移至境外。'],
    ['portability', '合并时，个人信息可能转移给其他公司。'],
    ['right-explanation', '本活动的最终解释权归主办方所有。'],
    ['right-explanation', '协议的订立、执行和解释适用中国法律。'],
    ['right-explanation', '我们要求合作方按照我们的说明处理数据。'],
    ['complaints', '因诉讼、争议解决需要，我们可能对外披露信息。'],
    ['complaints', '本协议适用中华人民共和国法律。'],
    ['responsible-contact', '负责处理个人信息安全的责任部门及其联络方式发生变化时，我们会通知您。'],
    ['consent-withdrawal', '提交后七天内可以撤销该请求。'],
    ['storage-location', '本应用由上海云杉信息技术有限公司运营。'],
    ['cross-border-transfer', '参照其他国家、地区的通行做法，您享有下列权利。'],
    ['automated-decisions', 'Cookie会记录您的语言偏好。'],
    ['entrusted-processing', '日志包含您的互联网服务提供商名称。'],
    ['legal-bases', '如您不同意本政策，请停止使用。'],
    ['device-permissions', '登录时会验证您的身份和权限。'],
    // Clauses of a contract of service.
    ['right-deletion', '情节严重的，管理人员有权直接删除其账号。'],
    ['right-restrict', '对拒绝实名认证的用户，运营方有权采取限制使用等措施。'],
    ['consent-withdrawal', '您授予我们全球范围内免费的、不可撤销的许可，同意我们展示您的作品。'],
    ['security-measures', '用户应妥善保管密码、开启加密和双重验证，否则自行承担损失。'],
    ['data-categories', '用户不得利用本服务制作、上传、传播他人的姓名、照片、电话号码和身份证号。'],
    ['complaints', '因罢工、劳动纠纷、法院指令或者不可抗力造成的中断，我们不承担责任。'],
    ['public-disclosure', 'You shall not publish other people’s personal information on the forum.'],
  ];
  for (const [requirement, text] of silent) it(`${requirement}: ${text}`, () => assert.equal(verdict(text, requirement).status, 'missing'));

  it('what will be explained later is no introduction of the policy', () => {
    const text = '将来涉及跨境传输个人信息的，我们会向您说明目的和接收方，并征得您的同意。';
    assert.equal(verdict(text, 'cross-border-transfer').status, 'partial');
  });

  it('an address ends where the Chinese text around it goes on', () => {
    const text = '请通过 https://lantern-tide.example/help?3与我们联系，我们会尽快回复。个人信息保护负责人的联系方式见附件。';
    assert.equal(verdict(text, 'responsible-contact').status, 'partial');
  });

  it('a glossary shows nothing', () => {
    assert.equal(verdict('## 名词解释\n\nCookie：网站保存在您电脑上的小文件，用于识别浏览器。', 'cookies').status, 'missing');
    assert.equal(verdict('## Cookie\n\n我们使用Cookie识别浏览器。', 'cookies').status, 'partial');
  });

  it('a list of what counts as a major change shows nothing', () => {
    const text = '本政策所指的重大变更包括但不限于：\n\n- 个人信息保护负责人发生变更\n- 个人信息的共享对象发生变化';
    assert.equal(verdict(text, 'responsible-contact').status, 'missing');
  });

  it('a line that acts as a heading closes the one before, in the same paragraph as its text too', () => {
    const text = '# 隐私政策\n\n5、跨境传输\n\n（1）详情请见官网。\n\n8、信息安全\n（1）我们对数据采用加密传输等措施，并限制员工访问。';
    assert.equal(verdict(text, 'security-measures').status, 'met');
    assert.equal(verdict(text, 'cross-border-transfer').status, 'missing');
  });
  it('the first line of an item of several lines introduces the others', () => {
    const text = '6. 权限说明\n· 相机：用于扫码\n· 麦克风：用于录音';
    assert.equal(verdict(text, 'device-permissions').status, 'met');
  });

  it('reads the date that front matter gives a page, and no other field of it', () => {
    const dated = (field: string) =>
      verdict(`---\n${field}\n---\n\n# Privacy notice of the ferry line\n\nWe keep your name.`, 'effective-date');
    for (const field of [
      'date: 2025-03-04',
      'lastUpdated: 2025-03-04',
      'last_updated: "4 March 2025"',
      'title: Ferry\nmodified: 2025-03-04',
    ])
      assert.equal(dated(field).status, 'met', field);
    for (const field of ['title: Since 2025-03-04', 'date:', 'policyDrafter:\n  reviewed: 2025-03-04', 'expiry: 2025-03-04'])
      assert.equal(dated(field).status, 'missing', field);
  });

  it('years of the Republic are dates, and a number behind the name of the notice is its version', () => {
    assert.equal(verdict('最後修訂：民國 113 年 6 月', 'effective-date').status, 'met');
    assert.equal(verdict('个人信息保护声明 v2.6', 'effective-date').status, 'partial');
    assert.equal(verdict('系统要求：v2.6 以上。', 'effective-date').status, 'missing');
  });

  it('a table of two columns may be the record of one recipient', () => {
    const rows = [
      '境外接收方 | 诺森研发中心（德国）',
      '怎么联系 | d@nosen.example',
      '为什么传 | 分析故障',
      '怎么传 | 专线加密',
      '传什么 | 车架号、里程',
    ];
    const more = ['行使权利 | 写信给上述邮箱请求查阅、删除', '同意 | 弹窗单独征求'];
    const table = (list: readonly string[]) => `| 项目 | 内容 |\n|---|---|\n${list.map((row) => `| ${row} |`).join('\n')}`;
    assert.equal(verdict(table([...rows, ...more]), 'cross-border-transfer').status, 'met');
    assert.equal(verdict(table(rows), 'cross-border-transfer').status, 'partial');
  });

  describe('words of every trade', () => {
    const kept = 'It is kept for thirty days and then given to charity.';

    it('are no evidence where nothing is said of data, only resemble it', () => {
      const { status, unsure } = verdict(`Left luggage: ${kept.toLowerCase()}`, 'retention');
      assert.deepEqual({ status, unsure }, { status: 'missing', unsure: true });
      assert.equal(verdict('Service providers who wish to use our logo must sign a licence.', 'entrusted-processing').status, 'missing');
      assert.equal(verdict('We do not share the profits with third parties.', 'third-party-sharing').status, 'missing');
    });

    it('are evidence beside data in the sentence, its section or a heading above', () => {
      assert.equal(verdict('Service providers host our customer data.', 'entrusted-processing').status, 'partial');
      assert.equal(verdict('## Your data\n\nWe reply within ten days.\n\nWe are glad to hear from you.', 'response-time').status, 'met');
      assert.equal(
        verdict('# Notice\n\n## Your data\n\n### Shortly\n\nGone after 30 days.\n\nStored in China.', 'storage-location').status,
        'met',
      );
    });

    it('are asked for in Chinese as well', () => {
      assert.equal(verdict('收到您的请求后，我们会在十五日内答复。', 'response-time').status, 'met');
      assert.equal(verdict('玻璃破了，师傅会在三日内答复。', 'response-time').status, 'missing');
    });

    it('in a Chinese clause are said where a colon ends what introduces it', () => {
      assert.notEqual(verdict('本章说明我们如何公开您的信息：我们仅在法律允许的范围内公开披露。', 'public-disclosure').status, 'missing');
      assert.equal(verdict('本章说明我们如何公开您的信息：公开的情形、公开的范围、公开的期限。', 'public-disclosure').status, 'missing');
    });

    it('are those of the trade that the sentence names, unless it or what stands above it speaks of data', () => {
      const kept = '包裹签收后，清单保存三十天，到期删除。';
      assert.equal(verdict(`我们会按照法律的要求妥善对待您交给我们的每一份数据。${kept}`, 'retention').status, 'missing');
      assert.equal(verdict(`# 告示\n\n## 信息保存期限\n\n${kept}`, 'retention').status, 'met');
      assert.equal(verdict('包裹签收后，收件资料保存三十天，到期删除。', 'retention').status, 'met');
    });

    it('ask for no ground where a list says what is wanted of the reader', () => {
      const text = 'From each guest we need your surname, your licence, a card to charge and a number to ring.';
      assert.equal(verdict(text, 'data-categories').status, 'met');
      assert.equal(verdict('The menu offers bread, cheese, wine and water.', 'data-categories').status, 'missing');
    });

    it('are no evidence in what the reader is asked to do', () => {
      assert.equal(verdict('Please keep your account details in a safe place for five years.', 'retention').status, 'missing');
      assert.equal(verdict('For cookies, see our separate Cookie Notice.', 'cookies').status, 'missing');
    });
  });
});

describe('blanks', () => {
  it('that are told to whoever drafts never count as disclosed', () => {
    for (const blank of [
      '[● name]',
      '[insert name]',
      '[请填写名称]',
      '{{name}}',
      "<your company's name>",
      'TBC',
      'T.B.D.',
      '（待确认）',
      'XX公司',
      'xxx@xx.com',
    ])
      for (const text of [`The recipient is ${blank}.`, `接收方为${blank}。`]) {
        const findings = findingsOf(analyse(text), { severities: {}, requireReason: false, language: 'en' });
        assert.ok(
          findings.some((f) => f.rule === 'unfinished-placeholder'),
          text,
        );
        assert.ok(
          marksOf(fold(text).toLowerCase()).some((m) => m.mark === '<blank>'),
          text,
        );
      }
  });
});

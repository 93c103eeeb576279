import { nearest, type SettingsFault } from '../../document/configuration.js';
import type { Bilingual } from '../../knowledge/schema.js';
import { type Fix, fill, type Report, type Rule, type Span } from '../rule.js';

/** Front matter or a suppression comment of ours that cannot be used as it stands, and settings that govern the document from outside it. */
export const rule: Rule = {
  id: 'invalid-configuration',
  title: { en: 'invalid setting', zh: '设置有误' },
  since: '0.1.0',
  severity: 'error',
  runs: 'configured',
  suppressible: false,
  fix: 'safe',
  messages: {
    syntax: {
      en: 'The front matter cannot be read: {found}. Mend the YAML; until then its settings are not used.',
      zh: '无法读取文首设置：{found}。请修正YAML；在此之前相关设置不生效。',
    },
    'syntax-beside': {
      en: '{where}This file cannot be read: {found}. Mend the YAML; until then its settings are not used.',
      zh: '{where}无法读取该文件：{found}。请修正YAML；在此之前其中的设置不生效。',
    },
    unclosed: {
      en: 'The front matter is not closed: end it with a line of three hyphens (---).',
      zh: '文首设置没有结束：请以一行三个连字符（---）结束。',
    },
    'not-a-map': {
      en: '{where}“{path}” holds settings, one on a line (key: value), not “{found}”.',
      zh: '{where}“{path}”下应逐行写设置（键: 值），而不是“{found}”。',
    },
    'unknown-key': {
      en: '{where}Unknown setting “{found}”.{hint} Known here: {expected}.',
      zh: '{where}未知的设置“{found}”。{hint}此处可用：{expected}。',
    },
    'unknown-value': {
      en: '{where}“{found}” is not a value of {path}.{hint} Use one of: {expected}.',
      zh: '{where}“{found}”不是{path}的有效值。{hint}可用值：{expected}。',
    },
    'wrong-type': {
      en: '{where}“{found}” does not fit {path}: expected {expected}.',
      zh: '{where}“{found}”与{path}不符：应为{expected}。',
    },
    'not-a-day': {
      en: '{where}“{found}” is no date: write year-month-day, such as 2026-11-23.',
      zh: '{where}“{found}”不是有效日期：请按年-月-日书写，例如2026-11-23。',
    },
    'no-folder': {
      en: '{where}{path}: there is no folder “{found}”, or it cannot be read here. Name a folder from the workspace folder on, or by its full path.',
      zh: '{where}{path}：没有文件夹“{found}”，或此处无法读取。请写相对于工作区文件夹的路径或完整路径。',
    },
    'unknown-directive': {
      en: 'Unknown comment “policy-drafter-{found}”.{hint} Use disable-next-line, disable-line, disable, enable or disable-file.',
      zh: '未知的注释“policy-drafter-{found}”。{hint}可用：disable-next-line、disable-line、disable、enable、disable-file。',
    },
    'unknown-rule': {
      en: 'There is no rule “{found}”.{hint} It suppresses nothing.',
      zh: '没有名为“{found}”的规则。{hint}该注释不起作用。',
    },
    'no-reason': {
      en: 'Say why: add “-- reason” to the comment. Your settings require a reason for every suppression.',
      zh: '请说明理由：在注释中加上“-- 理由”。当前设置要求每次忽略都写明理由。',
    },
    'unknown-rule-beside': {
      en: '.policydrafter.yaml suppresses “{found}” in this document: there is no such rule.{hint} It suppresses nothing.',
      zh: '.policydrafter.yaml 在本文档中忽略“{found}”：没有该规则。{hint}该项不起作用。',
    },
    'no-reason-beside': {
      en: 'Say why: the suppression of {found} for this document in .policydrafter.yaml (hash {hash}) has no reason, and your settings require one.',
      zh: '请说明理由：.policydrafter.yaml 中针对本文档的 {found} 忽略项（hash {hash}）没有理由，而当前设置要求写明。',
    },
    replace: { en: 'Change to “{nearest}”', zh: '改为“{nearest}”' },
  },
  *check({ document, options, rules }) {
    for (const fault of document.configurationFaults) yield report(fault.code, fault, fault);
    // A document of no kind is none of the settings' business.
    if (document.kindSource !== 'none') for (const fault of options.settingsFaults ?? []) yield settingsReport(fault, document.title);
    for (const directive of document.directives) {
      if (directive.fault?.code === 'bad-date') yield report('not-a-day', directive.fault, { found: directive.fault.text });
      else if (directive.fault) {
        const { from, to, text } = directive.fault;
        yield report(
          'unknown-directive',
          { from, to },
          { found: text, nearest: nearest(text, ['disable-next-line', 'disable-line', 'disable', 'enable', 'disable-file']) },
        );
      }
      for (const named of directive.rules)
        if (!rules.includes(named.id.replace(/\/.*$/, '')))
          yield report('unknown-rule', named, { found: named.id, nearest: nearest(named.id, rules) });
      if (options.requireReason && !directive.fault && directive.action !== 'enable' && !directive.reason)
        yield { message: 'no-reason', from: directive.from, to: directive.to };
    }
    const { from, to } = document.title;
    for (const { rule: found, hash, reason } of options.suppressions ?? []) {
      if (!rules.includes(found.replace(/\/.*$/, '')))
        yield elsewhere(report('unknown-rule-beside', document.title, { found, nearest: nearest(found, rules) }));
      if (options.requireReason && !reason) yield { message: 'no-reason-beside', parameters: { found, hash }, from, to };
    }
  },
};

/** A fault of the settings, told at the title of a document that they govern. */
const settingsReport = (fault: SettingsFault, title: Span): Report =>
  elsewhere(report(fault.code === 'syntax' ? 'syntax-beside' : fault.code, title, fault));

/** A fault of the settings in words, its place before it: what the command line tells of a project file. */
export function settingsMessage(fault: SettingsFault): Bilingual {
  const { message, parameters } = settingsReport(fault, { from: 0, to: 0 });
  const template = rule.messages[message]!;
  return { en: fill(template, parameters, 'en'), zh: fill(template, parameters, 'zh') };
}

/** A report on what does not stand in the document: no edit of the document mends it. */
const elsewhere = (found: Report): Report => ({ ...found, fixes: [] });

function report(message: string, at: Span, fault: Partial<SettingsFault>): Report {
  const near = fault.nearest;
  const fixes: Fix[] = near
    ? [{ title: 'replace', parameters: { nearest: near }, edits: [{ from: at.from, to: at.to, text: near }], safe: true }]
    : [];
  return {
    message,
    parameters: {
      where: fault.where ? `${fault.where}: ` : '',
      found: fault.found ?? '',
      path: fault.path ?? '',
      expected: fault.expected ?? '',
      hint: near ? { en: ` Did you mean “${near}”?`, zh: `是否指“${near}”？` } : { en: '', zh: '' },
    },
    from: at.from,
    to: at.to,
    fixes,
  };
}

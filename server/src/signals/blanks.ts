/**
 * What a draft leaves to be filled in: `[●]`, `TBD`, `XX公司`, `{{name}}`. Matched on normalised text, where full-width brackets are half-width.
 * Each alternative is bounded, so that the scan is linear.
 */
import { anyOf } from '../knowledge/anyOf.js';
import { BLANK_EMAIL_MARK } from '../markdown/normalise.js';

/** What is a blank wherever it stands, and is told to whoever drafts. */
const CERTAIN = [
  /\[ ?[●•○◯■□_*xX.…]{1,10}[^\]\n]{0,160}\]/,
  /\[ ?(?:请|待)(?:填|补|插|定|完善|确认)[^\]\n]{0,60}\]/,
  /\[ ?(?:填写|插入|此处|公司名称|公司全称|联系方式|联系邮箱|电话|地址|日期)[^\]\n]{0,40}\]/,
  /\[ ?(?:insert|enter|your|fill in|to be (?:completed|confirmed|added|determined)|company name|name of|date|e-?mail(?! protected)|address|contact|product name|TBD|TBC|TODO)\b[^\]\n]{0,60}\]/,
  /\{\{[^{}\n]{1,60}\}\}/,
  /<(?:insert|your|company)[ -][^<>\n]{1,40}>/,
  /(?<![A-Za-z])(?:TBD|TBC|T\.B\.D\.)(?![A-Za-z])/,
  /\((?:待定|待补充|待填写|待确认|待完善)\)/,
  /(?<![A-Za-z0-9*])(?:20)?[Xx]{2,8}(?=[年月日公有@])/,
  /(?<![A-Za-z0-9*])X{3,8}(?![A-Za-z0-9*])/,
  /×{2,8}(?=[年月日公有])/,
  BLANK_EMAIL_MARK,
];

/** Finds the blanks that are certain, in text as written. */
export const BLANKS = anyOf('g', ...CERTAIN);

/** Finds these and whatever else may be one, in lower case or not: nothing said in such a sentence is disclosed yet, though it may be no blank. */
export const POSSIBLE_BLANKS = anyOf(
  'gi',
  ...CERTAIN,
  /\[[ ●•·_.…*-]{1,30}\]|\{\{\}\}/,
  /\[(?:待|公司|您的|贵|具体|联系|company|name|fill|xx)[^\]\n]{0,60}\]/,
  /\(请(?:填写|补充|插入)[^)\n]{0,40}\)|《?(?<![a-z0-9])[x×]{2,}(?![a-z0-9])》?|(?<![a-z0-9])\d{3,4}[x×]{4,}|_{3,}/,
  /(?<![a-z])(?:todo|to be (?:completed|confirmed|determined|added))(?![a-z])|待定|待补充|待完善|待填写|此处填写/,
);

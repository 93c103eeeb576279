import type { AnalysedDocument } from '../../document/analysed.js';
import { type CoverageBlock, type Said, statement } from '../../document/coverage.js';
import { comparable } from '../../signals/cues/forms.js';
import { basisNames, basisOf } from '../basis.js';
import { removal, wordsOf } from '../edits.js';
import type { Fix, Report, Rule, RuleContext, Span } from '../rule.js';

/** Pairs of which a document may say one, but hardly both. `id` is that of the message. */
const PAIRS = [
  {
    id: 'sharing',
    says: statement('never-shares', [
      { own: ['NEVER_SHARE_ANYONE'], none: ['EXCEPTION', 'LAWFUL_DISCLOSURE', 'IN_CASE', 'PROMISE_SCOPE'] },
    ]),
    other: statement('shares', [
      {
        own: ['WE_DO_SHARE', ['THIRD_PARTY', 'RECIPIENT_CLASS', 'ENTITY']],
        none: ['NEGATION', 'EXCEPTION', 'LAWFUL_DISCLOSURE', 'IN_CASE', 'PUBLISH', 'RIGHT', 'REQUEST'],
      },
    ]),
    basis: ['pipl:7', 'pipl:17(1)', 'pipl:23'],
  },
  {
    id: 'abroad',
    says: statement('stays', [{ own: ['ONLY_IN_CHINA'], none: ['EXCEPTION', 'IN_CASE', 'CONDITION_FUTURE', 'LAWFUL_DISCLOSURE'] }]),
    other: statement('goes', [{ own: ['GOES_ABROAD'], none: ['NOT_ACTUAL'] }]),
    basis: ['pipl:7', 'pipl:17(1)', 'pipl:39'],
  },
  {
    id: 'cookies',
    says: statement('no-cookies', [{ own: ['NO_COOKIES_AT_ALL'], none: ['EXCEPTION', 'IN_CASE', 'PROMISE_SCOPE'] }]),
    other: statement('cookies', [{ own: ['WE_USE_COOKIES'], none: ['NO_COOKIE', 'NO_COOKIES_AT_ALL', 'NEGATION'] }]),
    basis: ['pipl:7', 'pipl:17(1)'],
  },
  {
    id: 'sdks',
    says: statement('no-sdks', [{ own: ['NO_SDK'], none: ['EXCEPTION', 'IN_CASE'] }]),
    other: statement('sdks', [{ own: ['SDK', 'SDK_USE', ['ENTITY', 'VENDOR_SERVICE']], none: ['NO_SDK', 'NEGATION'] }]),
    basis: ['pipl:7', 'pipl:17(1)', 'ndsmr:21(2)'],
  },
] as const;

const PERIODS = statement('period', [{ own: ['KEEP_VERB', 'PERIOD'], none: ['NEGATION', 'EXCEPTION', 'LAWFUL_DISCLOSURE', 'IN_CASE'] }]);
const PERIOD_BASIS = ['pipl:17(1)', 'pipl:19', 'ndsmr:21(1)(3)'];

/** A document that says two things of which only one can be true. */
export const rule: Rule = {
  id: 'contradiction',
  title: { en: 'contradiction', zh: '前后矛盾' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'gaps',
  basis: 'duty',
  fix: 'unsafe',
  messages: {
    sharing: {
      en: 'Here nothing is shared with anyone; elsewhere the document says that it is. A notice must be true and accurate: keep what is so ({basis}).',
      zh: '此处称不向任何人提供，而本文件另处写明会提供。告知应当真实、准确，请保留符合实际的一处（{basis}）。',
    },
    abroad: {
      en: 'Here everything stays in mainland China; elsewhere the document speaks of a transfer abroad. Keep what is so ({basis}).',
      zh: '此处称信息仅在境内，而本文件另处写明会出境。请保留符合实际的一处（{basis}）。',
    },
    cookies: {
      en: 'Here no cookies are used; elsewhere the document says that they are. Keep what is so ({basis}).',
      zh: '此处称不使用Cookie，而本文件另处写明会使用。请保留符合实际的一处（{basis}）。',
    },
    sdks: {
      en: 'Here no third-party SDK is embedded; elsewhere the document names one. Keep what is so ({basis}).',
      zh: '此处称未接入第三方SDK，而本文件另处写明已接入。请保留符合实际的一处（{basis}）。',
    },
    period: {
      en: 'Two periods for the same information: “{period}” here, “{other}” elsewhere. Keep the one that holds ({basis}).',
      zh: '同一信息写有两个保存期限：此处为“{period}”，另处为“{other}”。请保留实际适用的一个（{basis}）。',
    },
    elsewhere: { en: 'Elsewhere it says', zh: '另一处写明' },
    delete: { en: 'Delete this statement', zh: '删除此处表述' },
    'delete-other': { en: 'Delete the other statement: “{text}”', zh: '删除另一处表述：“{text}”' },
    'go-to': { en: 'Go to the other statement: “{text}”', zh: '转到另一处表述：“{text}”' },
    'period-here': { en: 'Change the period here to “{other}”', zh: '将此处期限改为“{other}”' },
    'period-there': { en: 'Change the other period to “{period}”', zh: '将另一处期限改为“{period}”' },
  },
  *check(context) {
    const { document, knowledge } = context;
    const said = document.said(PAIRS.flatMap(({ says, other }) => [says, other]));
    for (const [i, { id, basis }] of PAIRS.entries()) {
      const says = said[2 * i]!.find((s) => !excused(document.evidenceBlocks, s));
      const other = said[2 * i + 1]!.filter((s) => s.from !== says?.from);
      if (!says || !other.length) continue;
      yield {
        message: id,
        parameters: { basis: basisNames(knowledge, basis) },
        from: says.from,
        to: says.to,
        basis: basisOf(context, basis),
        related: other.slice(0, 3).map(({ from, to }) => ({ from, to, message: 'elsewhere' })),
        fixes: either(document, says, other),
      };
    }
    yield* periods(context, document.said([PERIODS])[0]!);
  },
};

/** Whether what follows takes a promise back: "…, except in these cases:" in the next sentence. */
function excused(blocks: readonly CoverageBlock[], { block, sentence }: Said): boolean {
  const exception = blocks[block]!.cues.lexicon.index.get('EXCEPTION');
  const holds = (s: { hits: readonly { concept: number }[] } | undefined) => s?.hits.some((h) => h.concept === exception) ?? false;
  return holds(blocks[block]!.cues.sentences[sentence + 1]) || holds(blocks[block + 1]?.cues.sentences[0]);
}

/** Different periods in two sentences that each name one and the same single kind of information. */
function* periods(context: RuleContext, said: readonly Said[]): Generator<Report> {
  const blocks = context.document.evidenceBlocks;
  const known = new Map<string, { period: string; said: Said }>();
  for (const one of said) {
    const { cues, leaves } = blocks[one.block]!;
    const sentence = cues.sentences[one.sentence]!;
    const named = (concept: string) => {
      const id = cues.lexicon.index.get(concept);
      const hits = sentence.hits.filter((h) => h.concept === id);
      return new Set(hits.map((h) => comparable(leaves[h.leaf]!.text).slice(h.from, h.to).replace(/\s+/g, '')));
    };
    const subjects = new Set([...named('DATA_CLASS'), ...named('DATA_KIND')]);
    const lengths = named('PERIOD');
    const [subject] = subjects;
    const [period] = lengths;
    if (subjects.size !== 1 || lengths.size !== 1 || !subject || !period) continue;
    const before = known.get(subject);
    if (!before) known.set(subject, { period, said: one });
    else if (before.period !== period && before.said.from !== one.from)
      yield {
        message: 'period',
        parameters: { period, other: before.period, basis: basisNames(context.knowledge, PERIOD_BASIS) },
        from: one.from,
        to: one.to,
        basis: basisOf(context, PERIOD_BASIS),
        related: [{ from: before.said.from, to: before.said.to, message: 'elsewhere' }],
        fixes: [goTo(context.document, before.said), ...samePeriod(context.document, one, before.said)],
      };
  }
}

/** Which of two statements holds only the author knows: one looks at the other first; then either can go, the other one only where it stands alone. */
function either(document: AnalysedDocument, here: Span, others: readonly Span[]): Fix[] {
  const remove = (title: string, at: Span): Fix[] => {
    const edits = removal(document, at);
    return edits ? [{ title, parameters: { text: beginning(document, at) }, edits, safe: false }] : [];
  };
  return [goTo(document, others[0]!), ...remove('delete', here), ...(others.length === 1 ? remove('delete-other', others[0]!) : [])];
}

const goTo = (document: AnalysedDocument, shows: Span): Fix => ({
  title: 'go-to',
  parameters: { text: beginning(document, shows) },
  edits: [],
  shows: { from: shows.from, to: shows.to },
  safe: false,
});

/** One of two periods in the place of the other, as it is written there. */
function samePeriod(document: AnalysedDocument, here: Said, there: Said): Fix[] {
  const [mine, other] = [here, there].map((said) => wordsOf(document, said, 'PERIOD'));
  const [at, its] = [mine![0], other![0]];
  if (!at || !its || mine!.length > 1 || other!.length > 1) return [];
  const written = ({ from, to }: Span) => document.text.slice(from, to);
  const put = (title: string, place: Span, by: Span): Fix => ({
    title,
    parameters: { period: written(at), other: written(its) },
    edits: [{ from: place.from, to: place.to, text: written(by) }],
    safe: false,
  });
  return [put('period-here', at, its), put('period-there', its, at)];
}

/** The first words of a statement, as a menu shows them. */
function beginning({ text }: AnalysedDocument, { from, to }: Span): string {
  const words = text.slice(from, to).replace(/\s+/g, ' ');
  return words.length > 40 ? `${words.slice(0, 39)}…` : words;
}

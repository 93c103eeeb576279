/** What a sentence says of a draft that it cites: that it binds, that it is only planned, that it binds nobody. */
import { anyOf } from '../../knowledge/anyOf.js';

/** What rules do to those whom they bind. */
const NORM =
  'requires?|oblig(?:es?|ates?)|demands?|mandates?|prohibits?|forbids?|binds?|provides?|imposes?|appl(?:y|ies)|exempts?|allows?|permits?|compels?|commands?|dictates?|orders?|forces?|bars?|governs?|prescribes?|stipulates?|entitles?|lays? down|calls? for|makes? it (?:mandatory|compulsory|obligatory)|leaves? us no choice|must|ha(?:s|ve) to';
const ADVERB = '(?:(?:already|now|currently|also|expressly|legally|formally|today|presently|clearly|thus|still|by law|in fact),? )*';
const OBLIGED = 'oblig(?:ed|ated)|required|compelled|mandated|demanded|commanded|ordered|prescribed|provided|imposed|bound|forced';
const BINDING = 'binding|mandatory|obligatory|compulsory|enforceable|operative|legally effective|legally valid';
/** Nothing before it denies what follows. */
const NOT_DENIED = '(?<!\\b(?:not|not yet|never|nor|no|non|yet to be|be|become|becomes|without|hardly)[ -])';
const NOT_DENIED_ZH = '(?<![不没无非未并][^,;。]{0,4})';

/** What makes a text bind, before it. */
const BINDING_BEFORE = anyOf(
  'i',
  '\\b(?:is|are) (?:that|those) (?:of|in|set by|laid down in)(?: the)? $',
  '(?<!\\b(?:not|non|no|never)[ -])\\b(?:binding|mandatory) $',
  '\\b(?:by|as a matter of) law,? (?:the|that) (?:draft )?["“]?$',
  '\\b(?:texts?|rules?|instruments?|laws?|documents?|provisions?|source) (?:that|which) (?:now |already |currently )?(?:binds?|governs?|obliges?|applies to|apply to) [^,;]{1,24} (?:is|are) [^,;]{0,40}$',
  '(?<!\\b(?:not|non|no)[ -])\\bbinding (?:rules?|laws?|provisions?|instruments?|texts?|obligations?|requirements?)\\b[^;]{0,60}$',
  `\\b(?:under|pursuant to|in accordance with|according to|(?:${OBLIGED}) (?:of us |on us )?(?:by|in|for in|under)|compl(?:y|ies|ied|ying|iance) with|by virtue of|on the strength of|subject to|(?:breach(?:es|ed)?|infring(?:e|es|ed|ement)|contraven(?:e|es|ed|tion)|disregard\\w*|ignor(?:e|es|ed|ing)|violat\\w+)(?: of)?|(?:obligations?|dut(?:y|ies)|liabilit(?:y|ies)) (?:in|under|from)|(?:legal|statutory) (?:basis|ground|authority)(?: for [^,;:]{1,40})? (?:is|are|lies in|remains))\\b[^;]{0,60}$`,
  '\\b(?:must|shall|(?:is|are) (?:required|obliged|bound))\\b(?![^;:]{0,80}\\b(?:prepar|watch|monitor|consider|comment|track|anticipat|discuss|wait|note)\\w*)[^;:]{0,100}\\b(?:in|by|of|under)(?: the)? $',
  '(?<![不没无]有?)有约束力的(?:规则|规定|文件|依据|要求)[^;；。]{0,40}$',
  '(?:依(?!赖|旧|然|次)|按(?!钮|键)|参照|对照|根据|遵照|遵守|遵循|符合|违反|执行|落实|履行|适用|受(?=[^,;。]{0,30}$)|(?:义务|要求|职责|依据)(?:来自|源自|源于|出自))[^,，。；]{0,40}$',
  '(?:^|[,;:。])据["《]?$',
  '(?:法律|法规|现行|合规|有效)(?:的)?依据(?:为|是|:)?[^,;。]{0,6}$',
  '(?<![未不])(?:已经?|业已|现已)(?:正式)?(?:生效|施行)的?["《]?$',
  '(?<![不非未])现行(?:有效)?(?:适用)?的?["《]?$',
);

/** Whether a text is said to bind by what stands right behind it: "… requires", "…, still a consultation draft, already compels". */
const BINDS = anyOf(
  'i',
  `^["'》)]?(?: ?\\([^()]{1,60}\\))?(?:,? (?:published|issued|released|promulgated|adopted|dated|put out|circulated)\\b[^,;]{0,50},?| (?:that|which) (?:the )?(?:[A-Z]\\w+ ){1,5}(?:has |had )?(?:published|issued|released|put out|circulated)\\b[^,;]{0,30}?)?(?: (?:in|for|on|of) [\\w ,]{1,30}?)?(?:,? (?:in|as|according to|per) (?:the|its|their) (?:\\w+ ){0,3}(?:draft|version|text)\\b[^,;]{0,50},)?(?:,? (?:still|so far|only|though|although|albeit|itself|a|the)\\b[^,;]{0,60},)?(?:, which|,? that|,)? ?${ADVERB}(?:${NORM})\\b`,
  '^["》]?(?:的)?(?:已经?|现已|也|均|明确|同时)*(?:规定|要求|应当|应|须|必须|不得|明确|强制|施行|生效|现行有效|适用于)',
  '^["》]?为(?:强制性?|法定|有效|现行)的?(?:依据|要求|规定)',
);

/** Said to have been made law, and not only supposed: "once the Provisions have been enacted". */
const ENACTED =
  /^[^,;:]{0,40}\b(?:has|have) (?:now |already |since )?been (?:formally |finally )?(?:enacted|adopted|passed into law)\b(?! (?:as a|only|yet))/i;
const SUPPOSED = /\b(?:once|when|if|until|before|after|as soon as|whether|unless)\b[^,;:]*$/i;

/** Or by what stands behind it in the sentence. */
const IN_FORCE = anyOf(
  'i',
  `\\b(?:(?:now|already|currently) (?:binds?|governs?|regulates?|covers?|appl(?:y|ies) to)|binds? us|${NOT_DENIED}(?:${BINDING})\\b|${NOT_DENIED}(?:now )?in (?:full )?force|must|shall|(?:is|are) (?:due|required|prohibited))\\b`,
  `[:,(] ?(?:${BINDING}|in force|in effect|effective|applicable)\\b(?! (?:from|on|as of|only|once|when|if))`,
  `\\b(?:has|have) (?:been|become) (?:(?:the|good|binding|applicable|valid) )*law\\b(?! firm)`,
  '\\b(?:(?:is|are|became|(?:has|have) become|adopted as|passed as) (?:already |now |good |a |the |valid )*(?:binding )?law\\b(?! firm)|with binding (?:effect|force)|(?:took|has taken|have taken) effect|(?:has|have) (?:been in (?:force|effect)|(?:the )?(?:force of law|legal (?:force|effect))))\\b',
  `${NOT_DENIED}\\b(?:has|have|had|takes?|produces?|carries|carry|enjoys?)(?: (?:already|now|also|thus|since))?(?: (?:acquired|gained|taken on|produced|assumed))? (?:a |full |its )?(?:legally )?(?:binding|mandatory|compulsory|legal|obligatory) (?:force|effect|character)\\b`,
  `\\b(?:currently|already|now|presently|today|legally|lawfully|by law) (?:oblig|compel|bind|requir|mandat|forbid|prohibit|demand)\\w*`,
  '\\b(?:is|are) (?:already |now )?(?:the )?(?:applicable|governing|current|valid) (?:law|rules?|regulation)\\b',
  `${NOT_DENIED}\\b(?:is|are) (?:already |now |currently |presently )?(?:in effect|effective|applicable|operative|live)\\b(?! (?:from|on|as of|only|once|when|if))`,
  '\\b(?:stopped|ceased|filed|started|begun|appointed|acted|changed)\\b[^,;.]{0,30}\\b(?:accordingly|as (?:it|they) (?:requires?|demands?))\\b',
  '\\b(?:as (?:the )?law (?:demands|requires)|as required by law|as a matter of law|by operation of law|or (?:be|face|risk)(?: being)? (?:fined|sanctioned|penali[sz]ed|a fine|penalt\\w+))\\b',
  '(?<!不|并非|[还尚]不)是(?:我[司们方]的?|公司的?)?现行的?[^,;。]{0,8}(?:依据|根据)',
  '现行有效|(?<!尚未|未|不是|并非|非)(?:已经?|现已|业已)(?:正式)?(?:对[^,;。]{1,10}|作为[^,;。]{1,12}|[自于从][^,;。]{1,14})?(?:施行|生效|实施|出台|落地|(?:强制|直接|全面)适用|成为(?:正式)?(?:法律|规定))|(?<![不并])是(?:一[部项份])?(?:已|正在)(?:施行|生效|实施)的',
  `${NOT_DENIED_ZH}(?:(?:生效|有效)的?(?:规则|规定|依据|法律|文件|规范)|强制性?的?(?:要求|标准|规定|依据|义务|基础)|现行(?:要求|标准|规定|法律|法规|规章))|(?:应当|必须|须)(?:严格)?(?:遵守|遵照|执行|落实)|(?<![不没无][^,;。]{0,6})有(?:法律|强制|普遍|直接|法定|的)*约束力|(?<![不未无])受(?:其|该|此)[^,;。]{0,6}(?:约束|规制|管辖)|(?:已是|就是|即是|即为|(?<!不)作为|系)[^,;。]{0,30}依据|现行规则`,
  '(?<![不没无未并非否][^,;。]{0,6})(?:属于?|构成|成为|已是|就是|即是|便是|[这此其均都]是)(?:了)?(?:我[司们方]的?|企业的?|公司的?)?(?:现行的?)?(?:法定|强制性?|法律)(?:上的?|的)?(?:义务|要求|规定|责任)',
  '(?:^|\\|) ?(?:现行(?:有效)?|已?生效|施行中|直接适用|强制适用)[,，、]? ?(?:直接适用|强制适用|须遵守|必须遵守|有效|适用)? ?(?:\\||$)',
  '(?<![不没无未并非否][^,;。]{0,14})(?:产生|具有?|具备|发生|有)(?:了|着)?(?:法律|强制|普遍|直接|法定|现实|的)*(?:(?:约束|强制|拘束|执行)(?:效力|力)|法律效力)',
  '(?<!尚未|未|不|并非)自(?:公布|发布|公开|即)之?日起[^,;。]{0,12}(?:适用|生效|施行|执行|遵守|受)',
  '(?<!不能?|不得|不应|不宜|未)(?:作为|成为|以其?为)(?:现行|有效|强制|法定|正式)?[^,;。]{0,4}(?:规定|依据|要求)(?!的?参考)|(?<![不未])(?:按照?|依照?|遵照)其[^,;。]{0,12}(?:承担|执行|履行|整改)|(?<![不未无])(?:否则|如有违反)[^;。]{0,12}(?:受处罚|被处罚|违法|处罚)|(?<!未|没)已有义务|(?<![不未暂])(?:据此|依此|照此)(?:(?:已|即|便)?(?:不再|停止|取消|免于)|执行|取得|承担|履行|整改)',
);

/** Said of a text right behind its name: 《…》第三条已将…. */
const BEHIND_ZH = '^["》]?(?: ?\\([^()]{1,30}\\))?(?:第[^,;。]{1,8}条)?(?:已经?|业已|现已)(?:正式)?';
/** What has changed already: "the draft has raised our maximum fine", 已豁免. */
const EFFECT = anyOf(
  'i',
  '(?<!\\b(?:we|they|you|clients?|compan(?:y|ies)|groups?|teams?|firms?|banks?|platforms?|operators?|industry|market|many|others|some|business(?:es)?|counsel|department)(?: (?:already|now|also))? )\\b(?:has|have|had) (?:already |now |thus )?(?:raised|lowered|introduced|abolished|exempted|changed|extended|imposed|doubled|tripled|halved|created|shortened|tightened|relaxed|replaced|ended|removed|lifted|increased|reduced|cut|waived|scrapped|freed|relieved|released|spared|banned|made|obliged|required|given us|brought|put an end to|done away with)\\b(?! (?:out|forward|available|public))',
  '^["》)]?,? (?:gave|left|made|raised|obliged|required|exempted|imposed|forced|doubled) ',
  '(?<!尚未|未|没有)已(?:经)?(?:豁免|要求|规定|提高|降低|取消|免除|放宽|收紧|明确|禁止|允许|成为|赋予|缩短|延长)',
  `${BEHIND_ZH}(?:将|把|对|使|为)[^,;。]{1,24}(?:豁免|提高|提升|提至|降低|降至|取消|免除|放宽|收紧|缩短|延长|上调|下调|升至|调至|改为)`,
  `${BEHIND_ZH}(?:使|让|令)[^,;。]{1,16}(?:不再|无需|无须|不用|免于|可以|须|应当|必须)`,
  '^["》)]? says? so\\b',
  '(?:这样|如此|如是|明文|就是这么|正是这样)(?:规定|要求)',
);
/** 以《…》为义务基础. */
const TAKEN_AS = /(?<![未不非]|没有)以["《]?$/;
const TAKEN_FOR = /^["》]?(?:第[^,;。]{1,8}条)?(?:为|作为)[^,;。]{0,8}(?:依据|基础|准|根据|标准|凭据|前提)/;
/** Words that say what the law asks, allows or punishes. */
const NORMATIVE = anyOf(
  'i',
  /\b(?:must|shall|require[sd]?|requirements?|oblig\w+|dut(?:y|ies)|compulsory|mandatory|unlawful\w*|illegal\w*|lawful\w*|statutory|fine[sd]?|penalt\w+|exempt\w*|prohibit\w*|forbidden|permitted|allowed|breach\w*|violat\w+|complian\w+|comply|complies|legal(?:ly)?|law|liable|ha(?:s|ve) to|cannot|may not|entitled|no (?:choice|discretion|contract|filing)|(?:was|were|is|are) graded|yearly|every year|annual(?:ly)?|deadline)\b/,
  /应[当该]?(?!急|用|对)|须(?!知)|必须|不得|义务|要求|违法|违规|罚|责任|豁免|免于|强制|合规|依法|履行|遵守|每年|备案|不再|方可|有权|法定/,
);
/** Said to be what the law asks, and no mere figure of it. */
const ASKED = anyOf(
  'i',
  /\b(?:must|shall|required|requirement|obliged|obligatory|compulsory|mandatory|unlawful|illegal|statutory|by law|(?:breaks?|against) the law|forbidden|prohibited|no contract|ha(?:s|ve) to|(?:is|are) (?:no longer )?needed(?: any ?more| any longer)|no longer (?:needed|required|necessary)|(?:is|are|stands? at|amounts? to) now|now (?:is|are|stands?|amounts?|reach(?:es)?))\b/,
  /已(?:提至|升至|调至|改为|降至|提高到)|应[当该]|须(?!知)|不得|义务|违法|法定|强制/,
);
/** The same, of a sentence whose source stands behind it. */
const ASKED_ZH = /应(?![急用对答付])/;
/** What only tells of a text: that it was published, is followed, is being read. */
const NEUTRAL =
  /\b(?:publish(?:ed|es)? (?:a|an|the)|(?:has|have|had) (?:published|issued|released)|announc\w+|consult\w*|comment\w*|discuss\w*|track\w*|watch\w*|monitor\w*|prepar\w+|summar\w+|newsletter|expect\w*|await\w*|develop(?:s|ments?)?|progress|read(?:ing)?|stud(?:y|ies|ied)|training|survive)\b|关注|跟踪|征求|学习|研读|公开了|发布了|公布了|意见|动态|进展|预计|期待|培训|解读/i;
/** A statement of what the law asks, with the draft as its source: "… is unlawful: see the draft", 违法，见《…》. */
const SOURCE_OF =
  /(?:[:(-]|[,;] ?(?:see|per|because|since|as|namely|cf\.?|source|according to|因为|由于|见|参见|详见|据|依)|\b(?:see|per|because|since|due to|thanks to|by law|owing to)\b|因为|由于|见|参见|详见)[^,;。]{0,16}$|[(（](?:the )?(?:CAC|MIIT|MPS|NPC|State Council|[\u4e00-\u9fff]{2,8}),? ?[^,;。()]{0,16}$/i;

/** Words that show that the author knows it is a draft. */
const AWARE =
  /\bdraft|not yet in force|consultation|for (?:public )?comments?\b|征求意见|草案|尚未(?:生效|施行|出台)|拟定(?!本|于|立|了|附|合同|协议)/i;
/** What a draft would bring, told as such. */
const WOULD = anyOf(
  'i',
  /\b(?:would|could|might|may have to|may need to|may (?:one day|later|eventually|soon|well|become|be (?:required|obliged|bound))|one day|proposes?|proposed|intends?|if adopted|(?:if|should|unless|until|once|when)\b[^,;]{0,80}\b(?:becomes?|is adopted|are adopted|be adopted|pass(?:es)?|takes? effect|finali[sz]ed|enters? into force|comes? into force)|envisages?|plans? to|foresees?|suggests?)\b/,
  /拟(?:要求|规定|免|豁免|取消|提高|降低|放宽|缩短|延长|禁止|允许|引入|增设|将|须|应|需|对|设|定(?!本|于|立|了|附|合同|协议))|可能|今后|日后|将来|未来|[司们方,](?:将来)?或(?:将|会|须|应|需|负有|承担)|(?:通过|定稿|出台|生效|施行)(?:之?后|以后)[^,;。]{0,3}(?:才|方|再|始)/,
  /将(?:须|会|要求|需|应)|有望|(?:如(?:获|果)?|一旦|若|待)[^,;。]{0,10}(?:通过|出台|生效|施行|定稿)|建议|设想|提出/,
);
/** Said to bind nobody: 尚不具有法律约束力, 不必遵守, "has no legal force", "need not be followed". */
const DISCLAIMED = anyOf(
  'i',
  /(?:不必|无需|无须|毋须|不用|不需要?|不应|不能|不可|不宜|不得|尚未|并未|暂不|暂未|无权)[^,，;；。]{0,10}(?:遵守|遵照|遵循|执行|落实|依|按|根据|作为|引用|援引|适用|履行|据此)/,
  /(?:不|未|无)(?:受|被)[^,，;；。]{0,8}(?:约束|规制|管辖)|未以|(?:不|无|没有|未)(?:具有?|具备|产生|发生)?[^,，;；。]{0,6}(?:约束力|法律效力|强制力|拘束力)|尚未(?:正式)?(?:生效|施行|实施|通过|出台|定稿|公布|发布)|未定稿/,
  /仅供参考|仅作参考|(?:还|尚|并)(?:不是|非)|(?<!是)不(?:是|属于?|构成|能?作为)[^,，;；。]{0,16}(?:依据|法律|法规|规定|要求|义务|规则)/,
  /\b(?:no|not|nor|never|neither|without)\b(?! (?:only|later|more|less)\b)[^,;.]{0,30}\b(?:bind\w*|bound|legal (?:force|effect)|force of law|enforceable|law|obligat\w+|mandatory|oblig(?:ed|es?)|effective|in (?:force|effect)|adopted|applicable)\b/,
  /\b(?:need not|not (?:required|obliged|need) to|do(?:es)? not (?:yet |currently |now |at present )?(?:need|have) to) (?:comply|follow|be (?:followed|observed|complied))/,
  /\bfor (?:reference|information|orientation) only|\bbinds? (?:nobody|no one)\b|\bnothing (?:in|of) /,
);
/** It is to be followed only when it has become law. */
const LATER =
  /\bonce (?:it|adopted|final|in force)|\bwhen (?:adopted|final|it becomes)|(?<!(?:合同|协议|条款|约定|保单)(?:正式)?)(?:正式)?(?<![日号年月])(?:出台|发布|公布|施行|实施|生效)(?:之?后|以后|时)/i;

/** "Relying on the draft, we are exempt", 依据…，我们已停止备案: who has acted on it takes it for law. */
const RELYING = /\b(?:relying|reliance|based|resting) (?:up)?on\b[^;]{0,60}$|\bon the (?:basis|strength|footing) of\b[^;]{0,60}$/i;
const ACTED =
  /\b(?:(?:is|are) (?:now |thus |therefore |already )?(?:exempt|relieved|released|entitled|free|excused|not (?:obliged|required))|need(?:s)? no(?:t| longer)|no longer (?:needs?|ha(?:s|ve) to|files?)|do(?:es)? not (?:need|have) to|(?:has|have) (?:already |therefore |thus )?(?:stopped|ceased|discontinued|ended|dropped|started|begun))\b/i;

/** A clause that goes on about the draft before it: "…; this is binding law". */
const GOES_ON = /^(?:this|it|they|these|both|that)\b|^(?:这|其|该|上述|以上)/i;
/** A sentence that speaks of the draft before it, after words that say whose view it is: 我方意见是，该草案…; "In our view, the draft …". */
const OF_THE_DRAFT =
  /^(?:[^,:;。]{1,16}[,:] ?)?(?:(?:该|此|上述|这[一份部项]?)(?:法律|法规)?(?:草案|征求意见稿|意见稿|稿|文件|文本)|草案)|^(?:[^,:;.]{1,40}(?:[,:]| that) ?)?it\b|^[^:;.]{0,40}\b(?:the|this|that|a) (?:consultation |mere )?(?:draft|document)\b/i;

/** Said in the sentence behind of the draft that was told before: "must already comply with it", "fines under that draft can be imposed". */
const UNDER_IT = anyOf(
  'i',
  /\b(?:compl(?:y|ies|ied|iance) with|under|pursuant to|according to|in line with|bound by|obliged by|required by) (?:it|(?:that|this|the(?: same)?) (?:draft|text))\b/,
  /(?:按照?|依照?|依据|根据|遵守|执行|适用|受)(?:该|此|这[一份]?|上述)(?:草案|征求意见稿|意见稿|稿)/,
);
const BOUND_NOW = anyOf(
  'i',
  `${NOT_DENIED}\\b(?:must|ha(?:s|ve) to|(?:is|are) (?:already |now )?(?:required|obliged|bound)|can (?:already |now )?be (?:imposed|fined|penali[sz]ed|sanctioned|punished))\\b`,
  `${NOT_DENIED_ZH}(?:必须|应当|须(?!知)|已|现在?即?)`,
);
/** Whether the sentence behind one that tells of a draft says that the draft binds. */
const bindsNext = (next: string): boolean =>
  UNDER_IT.test(next) && BOUND_NOW.test(next) && ![WOULD, DISCLAIMED, LATER, NEUTRAL, TO_COME].some((words) => words.test(next));
const TO_COME = /\b(?:will|shall then|should)\b|将/i;

/** What a sentence says of a draft in it, or the row of a table. */
export interface Stance {
  /** It is law, or obliges somebody. */
  readonly binding: boolean;
  /** It is among what the law asks, allows or punishes, and no mere report. */
  readonly normative: boolean;
  /** It is only planned, or binds nobody. */
  readonly planned: boolean;
  /** The author shows that he knows it for a draft. */
  readonly aware: boolean;
  /** What he says, he says of the day on which it will be law. */
  readonly later: boolean;
}

/** An answer that calls what was asked about a draft: 该办法还是征求意见稿. */
const SAYS_DRAFT =
  /(?:还|仍|尚|只|仅|不过|目前)(?:只|仅|还|仍)?(?:是|为|属)[^,;。]{0,8}(?:征求意见稿|草案|稿)|\b(?:is|are|it's|they're) (?:still|only|merely|just|no more than)? ?(?:an? |the )?(?:\w+ )?(?:drafts?|consultation)\b/i;

const SOURCE_ONLY =
  /^\s*[("]?(?:(?:法律|法规|主要)?(?:依据|来源|出处|根据)(?:是|为|:)|(?:参见|详见|见):?|(?:(?:legal )?(?:basis|source|authority)|see|cf\.?|per)(?:[: ]|$))[^;。]{0,30}$/i;
const SAYS_SO = /^["》)]? says? so\b/i;
/** Heads and labels under which stands what binds: | Legal basis |, 现行依据, "In force". */
const BASIS_LABEL = anyOf(
  'i',
  /^(?:(?:current|applicable|legal|statutory|binding|mandatory) )?(?:(?:legal |statutory )?(?:basis|ground|authority)|(?:applicable|governing|binding|current) (?:laws?|rules?|regulations?)|laws? (?:in force|we (?:must )?comply with)|source of (?:the )?(?:duty|obligation)|(?:binding|mandatory) (?:source|instrument|requirement)s?)s?:?$/,
  /^(?:现行|有效|主要)?(?:法律|法规|合规|义务|强制|规范)?(?:依据|来源|根据|规定)(?:及条款)?:?$|^现行(?:有效)?(?:法律|法规|规定|要求)s?:?$/,
);
const SAYS_BINDING = anyOf(
  'i',
  `^(?:yes[,;:]? ?)?(?:already |now |currently )?(?:${BINDING}|in force|in effect|effective|applicable|law|valid|must be (?:followed|complied with))(?: (?:now|today|already|on us))?[.!]?$`,
  '^(?:已|现已|已经)?(?:生效|施行|实施|现行有效|有效|强制(?:执行|适用|性)?|有约束力|必须(?:遵守|执行))[。!]?$',
);
const SAYS_PLANNED =
  /\b(?:draft|watch|planned?|pending|proposed|upcoming|not yet|future|tracking|monitor\w*|consultation)\b|草案|待定|拟|动态|关注|跟踪|立法|未生效|尚未/i;

/** What a sentence says of what it cites, by the words on both sides of it and by what stands over it. */
export function stanceOf(before: string, after: string, { row, lead, heading, next, previous, asked }: Surroundings): Stance {
  const says = (words: RegExp) => words.test(before) || words.test(after);
  const goesOn = GOES_ON.test(next) ? next : '';
  // What is said next may take back what only others say, and an answer what was asked.
  const answer = asked || OF_THE_DRAFT.test(next) ? next : goesOn;
  // A sentence that only says where the one before it comes from says it of that one.
  const saidSo = SAYS_SO.test(after) || SOURCE_ONLY.test(before) ? previous : '';
  const over = [lead, heading, ...(row ? [...row.cells, row.head] : [])];
  const calledDraft = asked && SAYS_DRAFT.test(next);
  const planned =
    [before, after, goesOn, saidSo].some((text) => WOULD.test(text) || DISCLAIMED.test(text)) ||
    DISCLAIMED.test(answer) ||
    calledDraft ||
    over.some((text) => SAYS_PLANNED.test(text));
  const enacted = ENACTED.test(after);
  const supposed = SUPPOSED.test(before);
  const inRow =
    row !== undefined && (BASIS_LABEL.test(row.head) || BASIS_LABEL.test(row.label) || row.cells.some((c) => SAYS_BINDING.test(c)));
  return {
    binding:
      BINDING_BEFORE.test(before) ||
      BINDS.test(after) ||
      IN_FORCE.test(after) ||
      (enacted && !supposed) ||
      (goesOn !== '' && IN_FORCE.test(goesOn)) ||
      bindsNext(next) ||
      (RELYING.test(before) && ACTED.test(after)) ||
      says(EFFECT) ||
      (TAKEN_AS.test(before) && TAKEN_FOR.test(after)) ||
      (ASKED.test(before) && SOURCE_OF.test(before)) ||
      (SOURCE_ONLY.test(before) && (ASKED.test(previous) || ASKED_ZH.test(previous))) ||
      inRow ||
      [lead, heading].some((text) => LAW_OF_TODAY.test(text)),
    normative: says(NORMATIVE) && !says(NEUTRAL),
    planned,
    aware: says(AWARE) || says(DISCLAIMED) || calledDraft,
    later: says(LATER) || (enacted && supposed),
  };
}

/** Headings and lines over a list of what binds. */
const LAW_OF_TODAY = anyOf(
  'i',
  /^(?!.*\?).*(?:\b(?:what the law (?:says|requires|demands)|laws? in force|current law|binding (?:rules|law)|applicable laws?|legal (?:basis|requirements|obligations)|(?:must|obliged to|required to) (?:follow|comply|observe)|we comply with|statutory (?:duties|obligations|requirements))\b)/,
  /^(?!.*\?).*(?:现行(?:有效)?(?:的)?(?:法律|法规|规定|要求|依据)|法律(?:要求|义务|依据)|法定(?:义务|要求)|强制(?:性)?(?:要求|规定)|适用(?:的)?法律|(?:须|必须|应当)遵守的?)/,
);

/** What stands around the sentence. */
export interface Surroundings {
  readonly row: RowWords | undefined;
  /** The line that introduces its list. */
  readonly lead: string;
  readonly heading: string;
  /** The sentences, or what semicolons part of one, behind and before it. */
  readonly next: string;
  readonly previous: string;
  /** The sentence is a question, and the next one its answer. */
  readonly asked: boolean;
}

/** What a row of a table says beside the cell that cites. */
interface RowWords {
  /** The cell that names the column. */
  readonly head: string;
  /** The first cell of the row, where it is another. */
  readonly label: string;
  /** The other cells, folded. */
  readonly cells: readonly string[];
}

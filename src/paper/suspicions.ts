import { finding, type Finding } from '../base/finding.ts';
import type { Paper } from './paper.ts';

/**
 * What in a document is meant for a machine or hides from a reader: text that gives orders to a reviewer's software,
 * invisible characters, words that mix alphabets. Looks at every layer; changes nothing that is read.
 */
export function suspicions(paper: Paper): Finding[] {
  return gathered([
    ...paper.paragraphs.flatMap((each) => inLayer(each.text, `${paper.file}, paragraph ${each.number}`, '')),
    ...(paper.unprinted ?? []).flatMap((each) => inLayer(each.text, `${paper.file}, ${each.at}`, layerWords[each.layer])),
  ]);
}

/** At most ten findings of a kind, the rest as one more: a page of them hides the others. */
function gathered(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const code of new Set(findings.map((each) => each.code))) {
    const alike = findings.filter((each) => each.code === code);
    kept.push(...alike.slice(0, 10));
    if (alike.length > 10) kept.push(finding('warning', code, `The same was seen in ${alike.length - 10} more places.`));
  }
  return kept;
}

const layerWords = { comment: ' in a comment', deleted: ' in deleted text', hidden: ' in hidden text', metadata: " in the file's properties" } as const;

function inLayer(text: string, at: string, where: string): Finding[] {
  const findings: Finding[] = [];
  const invisible = invisibleIn(text);
  if (invisible.length > 0) {
    findings.push(finding('warning', 'invisible-characters', `Invisible characters stand${where === '' ? ' in the text' : where} (${countKinds(invisible)}): they can hide words from a reader or a search. The text is checked as if they were not there.`, at));
  }
  const mixed = [...new Set(text.match(mixedWord) ?? [])];
  if (mixed.length > 0) findings.push(finding('warning', 'mixed-alphabets', `Letters of different alphabets stand in one word (${mixed.slice(0, 3).map((word) => `"${word}"`).join(', ')}): it looks like one word and is another.`, at));
  const order = orderIn(visible(text)) ?? orderIn(unhidden(text)) ?? orderIn(decoded(text));
  if (order !== undefined) {
    findings.push(finding(order.sure ? 'warning' : 'info', 'instruction-like-text', `Text that reads like an order to software, not like a term between parties, stands${where === '' ? ' in the document' : where}: "${shorten(order.words)}". It was treated as words on paper; ask the sender why it is there.`, at));
  }
  return findings;
}

/** Zero-width and direction marks, tags, fillers, soft hyphens: nothing that prints. */
const invisibleCharacters = /\p{Cf}|(?!\ufe0f)\p{Variation_Selector}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0|[\u{e0000}-\u{e0fff}]/gu;

function invisibleIn(text: string): string[] {
  return (text.match(invisibleCharacters) ?? []).filter((character) => !'\u200c\u200d\u200e\u200f'.includes(character) || !/[\u0590-\u08ff\u0900-\u0dff\u{1f000}-\u{1faff}]/u.test(text));
}

function countKinds(characters: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const character of characters) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const name = code.length > 4 ? 'U+E00xx tags' : `U+${code}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].slice(0, 5).map(([name, count]) => `${count} × ${name}`).join(', ');
}

/** The text as a reader sees it. */
function visible(text: string): string {
  return text.replace(invisibleCharacters, '');
}

/** Tag characters (U+E0020 to U+E007E) spell ASCII that no font shows. */
function unhidden(text: string): string {
  return [...text.matchAll(/[\u{e0020}-\u{e007e}]/gu)].map(([character]) => String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xe0000)).join('');
}

/** What long base64 words say, where they say something in letters. */
function decoded(text: string): string {
  return (text.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? []).map(fromBase64).filter((words) => /^[\x20-\x7e\s]{12,}$/.test(words)).join(' ');
}

function fromBase64(word: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let bits = 0;
  let held = 0;
  let text = '';
  for (const letter of word.replace(/=+$/, '')) {
    bits = ((bits << 6) | letters.indexOf(letter)) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      text += String.fromCharCode((bits >> held) & 0xff);
    }
  }
  return text;
}

const mixedWord = /\b(?=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]*\p{Script=Latin})(?=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]*[\p{Script=Cyrillic}\p{Script=Greek}])[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{2,40}/gu;

/** True for an order to software that names no party and has no verb that binds one: it can be no term of a contract, whatever words it uses. */
export function bindsNobody(sentence: string): boolean {
  const words = visible(sentence);
  return orderIn(words) !== undefined && !parties.test(words) && !modals.test(words);
}

/** The sentence that gives the order, or undefined. Contracts bind parties; they do not talk to whoever reads them. */
function orderIn(text: string): { readonly words: string; readonly sure: boolean } | undefined {
  const sentences = (text.match(/[^.!?\n]{3,600}[.!?]?/g) ?? []).map((each) => each.trim());
  for (const words of sentences) {
    if (orders.some((pattern) => pattern.test(words))) return { words, sure: true };
    if (replies.test(words) && /^["'“(]?\s*(?:please\s+)?(?:in your|[a-z]+)\b/i.test(words) && !modals.test(words)) return { words, sure: true };
  }
  for (const words of sentences) {
    if (openings.test(words) && !parties.test(words)) return { words, sure: false };
    if (words.endsWith('?') && questions.test(words) && !parties.test(words)) return { words, sure: false };
  }
  return undefined;
}

const orders: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|prior|above|earlier|all|any|your)\b.{0,40}\b(?:instructions?|prompts?|rules|directions|guidelines)\b/i,
  /\b(?:system prompt|developer mode|maintenance mode|jailbreak)\b/i,
  /\b(?:print|reveal|output|repeat|leak)\b.{0,40}\b(?:api keys?|passwords?|environment variables|secrets)\b/i,
  /\byou are (?:now|an? (?:ai|helpful|assistant|language))\b/i,
  /\b(?:note|message|instructions?|attention|dear)\b.{0,20}\b(?:to|for)\b.{0,12}\b(?:ai|llm|assistant|chatbot|language model|automated reviewer)\b/i,
  /^\W*(?:system|assistant|user|human|ai)\s*:\s*\S/i,
  /<\/?(?:document|instructions?|system|prompt|user|assistant)>|<\|[a-z_]{2,20}\|>|\[\/?INST\]/i,
  /\{\{\s*[a-z_.]{2,40}\s*\}\}|!\[[^\]]{0,80}\]\(https?:/i,
  /\b(?:report|mark|rate|flag|classify|treat|describe)\b.{0,40}\b(?:clauses?|findings?|this (?:agreement|contract|document))\b.{0,40}\bas\b.{0,20}\b(?:compliant|acceptable|approved|favou?rable|low risk|safe)\b/i,
  /\b(?:do not|don't|never)\s+(?:mention|report|flag|reveal|highlight)\b.{0,80}\b(?:report|summary|finding|clause|review|user|liability)\b/i,
  /\b(?:set|change|lower)\b.{0,20}\bseverity\b/i,
  /\b(?:call|invoke|run|use)\s+the\s+\S{2,40}\s+tool\b/i,
  /\bwalk[- _]?away\b.{0,60}\b(?:price|summary|quote[ds]?|include)\b/i,
  /\bwhen asked\b.{0,80}\b(?:answer|say|reply)\b/i,
  /\b(?:decode|decrypt) and (?:follow|execute|obey|run)\b/i,
  /\b(?:internal|confidential)\s+(?:negotiation\s+)?notes\b.{0,80}\b(?:so that|include|comment)\b/i,
  // The rare words are looked for first: "change" and "remove" stand in every contract.
  /\b(?:from|in) the (?:ledger|playbook|findings|risk register)\b(?<=\b(?:delete|remove|edit|change)\b.{0,60}\b(?:from|in) the (?:ledger|playbook|findings|risk register))/i,
];

/** A sentence of a contract does not open with a bare order to write, explain or translate something. */
const openings = /^["'“(]?\s*(?:please\s+)?(?:write|draft|compose|translate|summari[sz]e|explain|describe|tell me|show me|give me|help me|recommend|suggest|list|calculate|compute|print|generate|create|design|develop|provide|analy[sz]e|compare|identify|convert|rewrite|paraphrase|debug|solve|find|break down|outline|discuss|imagine|pretend|act as|repeat|determine|classify)\s+(?:a|an|the|some|three|five|ten|me|us|your|how|why|what|this|following|insights?|tips|ways|steps|ideas|between|with|process|weekend)\b/i;
/** Whoever is told how "your answer" should look is not a party to the contract. */
const replies = /\b(?:your (?:response|answer|reply|message)(?:'s)?\b|repl(?:y|ies) (?:in|using)\b)/i;
const modals = /\b(?:shall|will|may|must|should|agrees?|customer|provider|supplier|vendor|part(?:y|ies)|days?|notice)\b/i;
const questions = /^["'“(]?\s*(?:what|who|how|why|when|where|which|can you|could you|would you|is there|are there)\b/i;
const parties = /\b(?:customer|provider|supplier|vendor|licensor|licensee|party|parties|agreement|contract|terms|services|shall|microsoft|subscriber|client|company|we|our)\b/i;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159).toWellFormed()}…` : line;
}

import { child, childrenOf, isOn, valueOf, type Element } from './xml.ts';

/** What a paragraph style says about its paragraphs; undefined where neither it nor its ancestors say anything. */
export interface ParagraphStyle {
  /** 1 to 9 where the style is a heading. */
  readonly heading?: number;
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly numbering?: { readonly list: string; readonly level: number };
  /** True for the styles of a generated table of contents. */
  readonly contents: boolean;
}

export interface RunStyle {
  readonly bold?: boolean;
  readonly hidden?: boolean;
}

export interface Styles {
  paragraph(id: string | undefined): ParagraphStyle;
  run(id: string | undefined): RunStyle;
}

/** The styles of word/styles.xml with inheritance resolved; `undefined` where the document has no such part. */
export function readStyles(root: Element | undefined): Styles {
  const byId = new Map<string, Element>();
  let usual: string | undefined;
  for (const style of childrenOf(root, 'w:style')) {
    const id = style.attributes['w:styleId'];
    if (id === undefined) continue;
    byId.set(id, style);
    if (style.attributes['w:type'] === 'paragraph' && onAttribute(style.attributes['w:default'])) usual ??= id;
  }
  const known = new Map<string | undefined, ParagraphStyle>();
  return {
    paragraph: (id) => {
      const wanted = id !== undefined && byId.has(id) ? id : usual;
      const seen = known.get(wanted);
      if (seen) return seen;
      const style = paragraphStyle(chain(byId, wanted));
      known.set(wanted, style);
      return style;
    },
    run: (id) => {
      const styles = id === undefined ? [] : chain(byId, id);
      const bold = firstOn(styles, 'w:b');
      const hidden = firstOn(styles, 'w:vanish');
      return { ...(bold === undefined ? {} : { bold }), ...(hidden === undefined ? {} : { hidden }) };
    },
  };
}

/** The style and what it is based on, nearest first; a circle ends where it closes. */
function chain(byId: ReadonlyMap<string, Element>, id: string | undefined): Element[] {
  const styles: Element[] = [];
  for (let at = id; at !== undefined; ) {
    const style = byId.get(at);
    if (!style || styles.includes(style)) break;
    styles.push(style);
    at = valueOf(style, 'w:basedOn');
  }
  return styles;
}

function paragraphStyle(styles: readonly Element[]): ParagraphStyle {
  const heading = headingLevel(styles);
  const numbered = styles.map((style) => child(child(style, 'w:pPr'), 'w:numPr')).find((each) => valueOf(each, 'w:numId') !== undefined);
  const list = valueOf(numbered, 'w:numId');
  return {
    ...(heading === undefined ? {} : { heading }),
    bold: firstOn(styles, 'w:b') ?? false,
    hidden: firstOn(styles, 'w:vanish') ?? false,
    ...(list === undefined ? {} : { numbering: { list, level: Number(valueOf(numbered, 'w:ilvl') ?? '-1') } }),
    contents: styles.some((style) => /^(toc|table of figures)\b/i.test(valueOf(style, 'w:name') ?? '')),
  };
}

function headingLevel(styles: readonly Element[]): number | undefined {
  for (const style of styles) {
    const outline = valueOf(child(style, 'w:pPr'), 'w:outlineLvl');
    // 9 says "body text" in so many words (ST_DecimalNumber 0 to 9, 17.3.1.20).
    if (outline !== undefined) return Number(outline) < 9 ? Number(outline) + 1 : undefined;
    const named = /^heading ([1-9])$/i.exec(valueOf(style, 'w:name') ?? '');
    if (named) return Number(named[1]);
  }
  return undefined;
}

function firstOn(styles: readonly Element[], property: string): boolean | undefined {
  for (const style of styles) {
    const on = isOn(child(style, 'w:rPr'), property);
    if (on !== undefined) return on;
  }
  return undefined;
}

function onAttribute(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

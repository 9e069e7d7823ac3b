/** What Parley uses of pdfmake, which brings no types of its own. */
declare module 'pdfmake' {
  export interface Printed {
    getBuffer(): Promise<Uint8Array>;
  }
  const pdfmake: {
    readonly virtualfs: { writeFileSync(name: string, content: string, encoding: 'base64'): void };
    setFonts(fonts: Readonly<Record<string, Readonly<Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>>>): void;
    setUrlAccessPolicy(may: () => boolean): void;
    setLocalAccessPolicy(may: () => boolean): void;
    createPdf(definition: object): Printed;
  };
  export default pdfmake;
}

declare module 'pdfmake/build/fonts/Roboto.js' {
  const roboto: { readonly vfs: Readonly<Record<string, { readonly data: string }>> };
  export default roboto;
}

/** A picture that stands alone as PNG, twice as wide as it says, so that it is sharp on paper too. */
import { Resvg } from '@resvg/resvg-js'
import { pictureFonts } from './glyphs.ts'

/** Nothing of the machine: the fonts that come along, no file that a picture names. */
export function pngOf(svg: string): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false, fontFiles: pictureFonts(), defaultFontFamily: 'Noto Sans JP' },
  })
  return new Uint8Array(picture.render().asPng())
}

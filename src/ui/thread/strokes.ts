/** Strokes as paths of SVG, in tenths of a pixel, and the boxes they fill. */
import type { Box } from './labels.ts'

export function span(left: number, right: number, a: number, b: number): Box {
  return { left, right, top: Math.min(a, b), bottom: Math.max(a, b) }
}

export function line(a: number, b: number, y: number): string {
  return `M${r(a)} ${r(y)}H${r(b)}`
}

export function r(value: number): number {
  return Math.round(value * 10) / 10
}

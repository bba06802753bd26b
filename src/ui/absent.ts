/** Nothing to show: left out, null, or the false of `condition && <Part />`. */
export function absent(node: unknown): node is undefined | null | false {
  return node === undefined || node === null || node === false
}

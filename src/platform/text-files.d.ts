/** Files that the build and the tests give as their text. */
declare module '*.sql' {
  const text: string
  export default text
}
declare module '*.svg' {
  const text: string
  export default text
}

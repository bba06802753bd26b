/** つ as one stroke of thread with one warm knot at its end. Never outlined, tilted or filled. */
export function LogoSign({ size = 28 }: { size?: number | undefined }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <path
        className="logo-thread ink-stroke"
        d="M3.5 12.2C9.5 8.2 28 3.6 28 14.6c0 7.6-7.6 10.9-14.2 11.4"
        fill="none"
        strokeWidth="3.4"
        strokeLinecap="round"
      />
      <circle className="logo-knot" cx="10.6" cy="26" r="3.9" />
    </svg>
  )
}

export function Logo({ href, size = 28 }: { href?: string | undefined; size?: number | undefined }) {
  const inside = (
    <>
      <LogoSign size={size} />
      <span>つなぐ</span>
    </>
  )
  return href === undefined ? (
    <span className="logo">{inside}</span>
  ) : (
    <a className="logo" href={href}>
      {inside}
    </a>
  )
}

/** The sign as a file, for /favicon.svg. */
export const faviconSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M3.5 12.2C9.5 8.2 28 3.6 28 14.6c0 7.6-7.6 10.9-14.2 11.4" fill="none" stroke="#1a4d3e" stroke-width="3.4" stroke-linecap="round"/><circle cx="10.6" cy="26" r="3.9" fill="#d2601a"/></svg>'

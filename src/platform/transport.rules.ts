/** Which of a service's ways are open to whoever listens on the line; what stays on this machine isn't. */

export const plainWays = ['http', 'database', 'smtp'] as const
export type PlainWay = (typeof plainWays)[number]

const isLocal = (host: string): boolean =>
  host === '' || host.startsWith('/') || /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/i.test(host)

/** `postgres://user@one:5432,two/name?host=/run/postgresql`: hosts of the address and of its parameter. */
function databaseHosts(url: string): string[] {
  const [, authority = '', query = ''] = /^[a-z]+:\/\/([^/?]*)[^?]*(?:\?(.*))?$/i.exec(url) ?? []
  const named = new URLSearchParams(query).get('host')
  const hosts = named ?? authority.slice(authority.lastIndexOf('@') + 1)
  return hosts.split(',').map((host) => host.replace(/:\d+$/, ''))
}

export const isOpenWeb = (baseUrl: string): boolean =>
  baseUrl.startsWith('http:') && !isLocal(new URL(baseUrl).hostname)

export const isOpenDatabase = (url: string): boolean =>
  databaseHosts(url).some((host) => !isLocal(host)) &&
  !['require', 'verify-ca', 'verify-full'].includes(
    new URLSearchParams(/\?(.*)$/.exec(url)?.[1] ?? '').get('sslmode') ?? '',
  )

/** Whether mail has to be encrypted on its way: to any server but one on this machine. */
export const needsEncryptedMail = (smtpUrl: string): boolean =>
  smtpUrl.startsWith('smtp:') && !isLocal(new URL(smtpUrl).hostname)

/** The code that an authenticator app shows in a step of time (RFC 6238). */
import { HOTP, Secret } from 'otpauth'

export const codeOfStep = (secret: string, step: number): string =>
  HOTP.generate({ secret: Secret.fromUTF8(secret), counter: step })

import { describe, expect, it } from 'vitest'
import { permissions, type Role } from '../../../permissions.ts'
import { isEmail, needsSecondFactor, safeNext, typedEmail } from './accounts.rules.ts'

describe('where to go after signing in', () => {
  it.each([
    ['/cases?q=1#a', '/cases?q=1#a'],
    ['/', '/'],
    ['//evil.example', null],
    ['/\\evil.example', null],
    ['https://evil.example', null],
    ['', null],
    ['javascript:alert(1)', null],
    ['/\u0009/evil.example', null],
    ['/a\\b', null],
  ])('%s leads to %s', (typed, path) => {
    expect(safeNext(typed)).toBe(path)
  })
})

describe('addresses', () => {
  it('are the same in capitals and full width', () => {
    expect(typedEmail(' Soudan@HW-nagano.example ')).toBe('soudan@hw-nagano.example')
    expect(isEmail(typedEmail('soudan@hw-nagano.example'))).toBe(true)
    expect(isEmail('soudan@')).toBe(false)
  })
})

describe('the second factor in service', () => {
  const demanded: Record<Role, boolean> = {
    counselor: true,
    manager: true,
    'employer-support': true,
    municipal: true,
    'council-office': true,
    administrator: true,
    employer: false,
    person: false,
  }
  it.each(Object.entries(demanded))('is demanded from %s: %s', (role, expected) => {
    expect(needsSecondFactor(role as Role)).toBe(expected)
  })

  it('is demanded from every role that may do more than look after the own account and the own plan', () => {
    const more = Object.entries(permissions)
      .filter(([permission]) => !['account.own', 'own.read', 'own.answer'].includes(permission))
      .flatMap(([, roles]) => roles)
    expect(more.filter((role) => !needsSecondFactor(role))).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { isOpenDatabase, isOpenWeb, needsEncryptedMail } from './transport.rules.ts'

test.each([
  ['http://tsunagu.example.jp', true],
  ['https://tsunagu.example.jp', false],
  ['http://localhost:3000', false],
  ['http://127.0.0.1', false],
  ['http://[::1]:3000', false],
  ['http://10.0.0.4', true],
  ['http://localhost.example.jp', true],
])('%s is open to listeners: %s', (url, open) => expect(isOpenWeb(url)).toBe(open))

test.each([
  ['postgres://a@db.example/t', true],
  ['postgres://a:p%40q@db.example:5432/t?sslmode=require', false],
  ['postgres://a@db.example/t?sslmode=verify-full', false],
  ['postgres://a@db.example/t?sslmode=prefer', true],
  ['postgres://a@db.example/t?sslmode=disable', true],
  ['postgres://a@db.example/t?sslmode=no-verify', true],
  ['postgres://a@/t?host=/run/postgresql', false],
  ['postgres://a@localhost/t', false],
  ['postgres://a@127.0.0.1:6432/t', false],
  ['postgres://a@[::1]:5432/t', false],
  ['postgres://a@localhost:5432,db.example:5432/t', true],
  ['postgres://a@one.example,two.example/t?sslmode=verify-ca', false],
  ['postgres://localhost@db.example/t', true],
  ['postgres://db.example', true],
])('%s sends what it holds in the open: %s', (url, open) => expect(isOpenDatabase(url)).toBe(open))

test.each([
  ['smtp://mail.example', true],
  ['smtps://mail.example', false],
  ['smtp://localhost:25', false],
  ['smtp://u:p@127.0.0.1', false],
])('mail through %s has to be encrypted on the way: %s', (url, needs) => expect(needsEncryptedMail(url)).toBe(needs))

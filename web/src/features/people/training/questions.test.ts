import { expect, test } from 'vitest'

import { addressOf, parsed } from './questions'

test('a test is typed as paragraphs, right choices with an asterisk', () => {
  expect(parsed('多久查一次？\n* 每月\n每年\n\n\n不能堵什么？\n＊出口\n*通道\n花坛\n')).toEqual([
    { text: '多久查一次？', choices: ['每月', '每年'], right: [0] },
    { text: '不能堵什么？', choices: ['出口', '通道', '花坛'], right: [0, 1] },
  ])
  expect(parsed('没有对的？\n甲\n乙')).toBeNull()
  expect(parsed('只有一项？\n*甲')).toBeNull()
  expect(parsed(' \n')).toEqual([])
})

test('the picture leads to the training, with the code while one is shown', () => {
  expect(addressOf('https://grid.example', 7, '012345')).toBe('https://grid.example/people/training?own=1&training=7&code=012345')
  expect(addressOf('https://grid.example', 7)).toBe('https://grid.example/people/training?own=1&training=7')
})

import { describe, expect, it } from 'vitest'

import zh from '@/shared/i18n/zh-CN'

import { MOVE_KEYS, MOVES_OF, TAKEN } from './keys'

describe('keys of moves', () => {
  it('are letters that nothing else takes, of moves that there are', () => {
    const words = (zh as unknown as { move: Record<string, string> }).move
    for (const [move, letter] of Object.entries(MOVE_KEYS)) {
      expect(letter).toMatch(/^[a-z]$/)
      expect(TAKEN).not.toContain(letter)
      expect(words[move], move).toBeTruthy()
    }
  })

  it('lead back to every move', () => {
    expect([...MOVES_OF.values()].flat().sort()).toEqual(Object.keys(MOVE_KEYS).sort())
  })
})

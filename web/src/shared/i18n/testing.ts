/** Before each file of tests: the words of all pages. */
import * as words from './desk'
import { speak } from './index'

speak(words)

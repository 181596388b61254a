import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

import boundaries from './boundaries.config.js'

const leafletOnlyInMap = {
  'no-restricted-imports': [
    'error',
    {
      paths: [{ name: 'leaflet', message: 'Leaflet lives in src/map; features speak GeoJSON to it.' }],
      patterns: [{ group: ['leaflet/*'], message: 'Leaflet lives in src/map; features speak GeoJSON to it.' }],
    },
  ],
}

const noDeskInPhone = {
  'no-restricted-imports': [
    'error',
    {
      paths: [{ name: 'leaflet', message: 'Leaflet lives in src/map; features speak GeoJSON to it.' }],
      patterns: [
        { group: ['leaflet/*'], message: 'Leaflet lives in src/map; features speak GeoJSON to it.' },
        { group: ['element-plus', 'element-plus/*', '**/shared/ui/element'], message: 'The phone page stays small: no Element Plus.' },
      ],
    },
  ],
}

export default ts.config(
  { ignores: ['dist', 'dist-kit', 'node_modules', 'src/api/schema.d.ts', 'src/api/vocabulary.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue,js}'],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always' } }],
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
    },
  },
  { files: ['src/**/*.{ts,vue}'], ignores: ['src/map/**'], rules: leafletOnlyInMap },
  boundaries,
  { files: ['src/features/reports/**'], rules: noDeskInPhone },
  { files: ['src/**/words.*.ts'], rules: { 'max-lines': 'off' } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: globals.node }, rules: { '@typescript-eslint/no-require-imports': 'off', 'no-undef': 'off' } },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
)

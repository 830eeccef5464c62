// What tsc does not see of the page's script; Prettier sees to its layout.
import js from '@eslint/js';

// All that the script takes from the browser. No module may give such a name to a thing of its own: modules are
// joined in one room, where it would take the place of the browser's.
const BROWSER = [
  'Blob',
  'HTMLButtonElement',
  'Image',
  'Node',
  'Path2D',
  'URL',
  'URLSearchParams',
  'XMLSerializer',
  'addEventListener',
  'clearInterval',
  'clearTimeout',
  'document',
  'history',
  'innerHeight',
  'location',
  'requestAnimationFrame',
  'setInterval',
  'setTimeout',
  'vis',
  'window',
];

export default [
  js.configs.recommended,
  {
    files: ['**/*.js'],
    languageOptions: {
      ecmaVersion: 2022,
      globals: Object.fromEntries(BROWSER.map((name) => [name, 'readonly'])),
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-len': ['error', { code: 110 }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true }],
      'no-shadow': ['error', { builtinGlobals: true }],
      'no-var': 'error',
      'one-var': ['error', 'never'],
      'prefer-const': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TemplateElement[value.raw=/\\n/]',
          message: 'A line of a text could be taken for a comment when modules are joined: write \\n.',
        },
      ],
    },
  },
];

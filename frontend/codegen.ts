import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../graph/schema/*.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        skipTypename: true,
        // Decimals stay strings from the database to the screen: no layer may make a number of them.
        scalars: {
          Decimal: 'string',
          Date: 'string',
          DateTime: 'string',
          DenseRollup: 'unknown',
          ID: 'string',
          ReturnReason: 'string',
        },
        strictScalars: true,
      },
    },
  },
};

export default config;

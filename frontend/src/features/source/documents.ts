import { graphql } from '@/gql';
import type { SourceDeskFieldsFragment, SourceFieldsFragment } from '@/gql/graphql';

export const SourceFields = graphql(`
  fragment SourceFields on Source {
    code
    name
    owner { name }
    every
    elements { code name unit }
    areas { code name }
    kinds { kind name unit sensitive }
    tasks { plan code }
    note
    inferred
    enabled
    freshness
    lastAt
    lastAsOf
    due
    counts { deliveries refused taken waiting }
    may
  }
`);

export const SourceDeskFields = graphql(`
  fragment SourceDeskFields on SourceDesk {
    source { ...SourceFields }
    names { name element { code name } category { code name } area { code name } added }
    deliveries { id key at asOf records taken waiting refused }
    waiting {
      totalCount
      nodes { id delivery field area year month category value emptiness asOf code message }
    }
    keys { id note elements { name } areas { name } madeBy { name } madeAt lastUsedAt revokedAt }
    example
  }
`);

export type Source = SourceFieldsFragment;
/** A bulletin or a yearbook delivers nothing by itself; what it states is entered where figures are reconciled. */
export const isPublication = (s: Source): boolean => s.elements.length + s.kinds.length === 0;

export type Desk = Omit<SourceDeskFieldsFragment, 'source'>;
export type Item = Desk['waiting']['nodes'][number];

export const SourcesDocument = graphql(`
  query Sources {
    sources { ...SourceFields }
  }
`);

export const SourceDocument = graphql(`
  query Source($code: String!) {
    source(code: $code) { ...SourceDeskFields }
  }
`);

export const MakeKeyDocument = graphql(`
  mutation MakeSourceKey($input: MakeSourceKeyInput!) {
    makeSourceKey(input: $input) {
      desk { ...SourceDeskFields }
      key
      secret
    }
  }
`);

export const RevokeKeyDocument = graphql(`
  mutation RevokeSourceKey($input: RevokeSourceKeyInput!) {
    revokeSourceKey(input: $input) { ...SourceDeskFields }
  }
`);

export const SwitchDocument = graphql(`
  mutation SwitchSource($input: SwitchSourceInput!) {
    switchSource(input: $input) { ...SourceDeskFields }
  }
`);

export const NameFieldDocument = graphql(`
  mutation NameSourceField($input: NameSourceFieldInput!) {
    nameSourceField(input: $input) {
      settled
      desk { ...SourceDeskFields }
    }
  }
`);

export const NameAreaDocument = graphql(`
  mutation NameSourceArea($input: NameSourceAreaInput!) {
    nameSourceArea(input: $input) {
      settled
      desk { ...SourceDeskFields }
    }
  }
`);

export const RetryDocument = graphql(`
  mutation RetrySource($input: RetrySourceInput!) {
    retrySource(input: $input) {
      settled
      desk { ...SourceDeskFields }
    }
  }
`);

export const DropDocument = graphql(`
  mutation DropSourceItems($input: DropSourceItemsInput!) {
    dropSourceItems(input: $input) {
      settled
      desk { ...SourceDeskFields }
    }
  }
`);

/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  query Frame {\n    plans { code title baselineYear targetYear }\n    home {\n      owed { plan { code } year }\n      waiting { plan { code } year }\n    }\n  }\n": typeof types.FrameDocument,
    "\n  fragment BoardLink on Plan {\n    code\n    title\n    baselineYear\n    targetYear\n  }\n": typeof types.BoardLinkFragmentDoc,
    "\n  query Home {\n    plans { code ...BoardLink }\n    home {\n      owed { ...OwedLine }\n      waiting { ...WaitingLine }\n      notices(first: 20) { ...NoticeLine }\n    }\n  }\n": typeof types.HomeDocument,
    "\n  fragment NoticeLine on Notice {\n    id\n    at\n    kind\n    text\n    plan\n    year\n    read\n  }\n": typeof types.NoticeLineFragmentDoc,
    "\n  mutation MarkNoticesRead($ids: [ID!]!) {\n    markNoticesRead(ids: $ids)\n  }\n": typeof types.MarkNoticesReadDocument,
    "\n  fragment OwedLine on Owed {\n    plan { code title }\n    year\n    total\n    toReport\n    returned\n    late\n    deadline\n  }\n": typeof types.OwedLineFragmentDoc,
    "\n  fragment WaitingLine on Waiting {\n    plan { code title }\n    year\n    stage\n    count\n  }\n": typeof types.WaitingLineFragmentDoc,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      accessToken\n      expiresAt\n      viewer { tenant { slug name } ...ViewerFields }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  fragment ViewerFields on Viewer {\n    user { name }\n    tenant { slug name kind accent area { code name level } line { code name } }\n    roles\n    work\n  }\n": typeof types.ViewerFieldsFragmentDoc,
    "\n  mutation Refresh {\n    refresh { accessToken expiresAt viewer { ...ViewerFields } }\n  }\n": typeof types.RefreshDocument,
};
const documents: Documents = {
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  query Frame {\n    plans { code title baselineYear targetYear }\n    home {\n      owed { plan { code } year }\n      waiting { plan { code } year }\n    }\n  }\n": types.FrameDocument,
    "\n  fragment BoardLink on Plan {\n    code\n    title\n    baselineYear\n    targetYear\n  }\n": types.BoardLinkFragmentDoc,
    "\n  query Home {\n    plans { code ...BoardLink }\n    home {\n      owed { ...OwedLine }\n      waiting { ...WaitingLine }\n      notices(first: 20) { ...NoticeLine }\n    }\n  }\n": types.HomeDocument,
    "\n  fragment NoticeLine on Notice {\n    id\n    at\n    kind\n    text\n    plan\n    year\n    read\n  }\n": types.NoticeLineFragmentDoc,
    "\n  mutation MarkNoticesRead($ids: [ID!]!) {\n    markNoticesRead(ids: $ids)\n  }\n": types.MarkNoticesReadDocument,
    "\n  fragment OwedLine on Owed {\n    plan { code title }\n    year\n    total\n    toReport\n    returned\n    late\n    deadline\n  }\n": types.OwedLineFragmentDoc,
    "\n  fragment WaitingLine on Waiting {\n    plan { code title }\n    year\n    stage\n    count\n  }\n": types.WaitingLineFragmentDoc,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      accessToken\n      expiresAt\n      viewer { tenant { slug name } ...ViewerFields }\n    }\n  }\n": types.SignInDocument,
    "\n  fragment ViewerFields on Viewer {\n    user { name }\n    tenant { slug name kind accent area { code name level } line { code name } }\n    roles\n    work\n  }\n": types.ViewerFieldsFragmentDoc,
    "\n  mutation Refresh {\n    refresh { accessToken expiresAt viewer { ...ViewerFields } }\n  }\n": types.RefreshDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Frame {\n    plans { code title baselineYear targetYear }\n    home {\n      owed { plan { code } year }\n      waiting { plan { code } year }\n    }\n  }\n"): (typeof documents)["\n  query Frame {\n    plans { code title baselineYear targetYear }\n    home {\n      owed { plan { code } year }\n      waiting { plan { code } year }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BoardLink on Plan {\n    code\n    title\n    baselineYear\n    targetYear\n  }\n"): (typeof documents)["\n  fragment BoardLink on Plan {\n    code\n    title\n    baselineYear\n    targetYear\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Home {\n    plans { code ...BoardLink }\n    home {\n      owed { ...OwedLine }\n      waiting { ...WaitingLine }\n      notices(first: 20) { ...NoticeLine }\n    }\n  }\n"): (typeof documents)["\n  query Home {\n    plans { code ...BoardLink }\n    home {\n      owed { ...OwedLine }\n      waiting { ...WaitingLine }\n      notices(first: 20) { ...NoticeLine }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment NoticeLine on Notice {\n    id\n    at\n    kind\n    text\n    plan\n    year\n    read\n  }\n"): (typeof documents)["\n  fragment NoticeLine on Notice {\n    id\n    at\n    kind\n    text\n    plan\n    year\n    read\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkNoticesRead($ids: [ID!]!) {\n    markNoticesRead(ids: $ids)\n  }\n"): (typeof documents)["\n  mutation MarkNoticesRead($ids: [ID!]!) {\n    markNoticesRead(ids: $ids)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OwedLine on Owed {\n    plan { code title }\n    year\n    total\n    toReport\n    returned\n    late\n    deadline\n  }\n"): (typeof documents)["\n  fragment OwedLine on Owed {\n    plan { code title }\n    year\n    total\n    toReport\n    returned\n    late\n    deadline\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WaitingLine on Waiting {\n    plan { code title }\n    year\n    stage\n    count\n  }\n"): (typeof documents)["\n  fragment WaitingLine on Waiting {\n    plan { code title }\n    year\n    stage\n    count\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      accessToken\n      expiresAt\n      viewer { tenant { slug name } ...ViewerFields }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      accessToken\n      expiresAt\n      viewer { tenant { slug name } ...ViewerFields }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ViewerFields on Viewer {\n    user { name }\n    tenant { slug name kind accent area { code name level } line { code name } }\n    roles\n    work\n  }\n"): (typeof documents)["\n  fragment ViewerFields on Viewer {\n    user { name }\n    tenant { slug name kind accent area { code name level } line { code name } }\n    roles\n    work\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Refresh {\n    refresh { accessToken expiresAt viewer { ...ViewerFields } }\n  }\n"): (typeof documents)["\n  mutation Refresh {\n    refresh { accessToken expiresAt viewer { ...ViewerFields } }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;
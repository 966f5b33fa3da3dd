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
    "\n  query PublishedPlans {\n    publishedPlans {\n      city\n      cityName\n      plan\n      title\n    }\n  }\n": typeof types.PublishedPlansDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  query Frame {\n    plans { code title baselineYear targetYear }\n    schemes { code title years forms { code } }\n    home {\n      owed { plan { code } year }\n      waiting { plan { code } year }\n      progress { plan { code } year }\n    }\n  }\n": typeof types.FrameDocument,
    "\n  query Audit($after: String) {\n    audit(first: 50, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { seq at action by tenant object detail hash }\n    }\n  }\n": typeof types.AuditDocument,
    "\n  query BoardErrata($plan: String!, $year: Int!) {\n    errata(plan: $plan, year: $year) {\n      element { code name }\n      area { code name }\n      published\n      approved\n      reason\n    }\n  }\n": typeof types.BoardErrataDocument,
    "\n  query Late($plan: String!, $year: Int!) {\n    roundProgress(plan: $plan, year: $year) {\n      round { state due }\n      tenants(first: 8) {\n        totalCount\n        nodes { tenant { slug name } owed submitted late deadline }\n      }\n    }\n  }\n": typeof types.LateDocument,
    "\n  query Unreached($plan: String!) {\n    targetDecompositions(plan: $plan) {\n      answer reason\n      indicator { code name }\n    }\n  }\n": typeof types.UnreachedDocument,
    "\n  query Warnings($plan: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    warnings(plan: $plan, area: $area, year: $year, basis: $basis) {\n      kind reason\n      indicator { code name lead { name } }\n    }\n  }\n": typeof types.WarningsDocument,
    "\n  query CheckRules($year: Int!, $plan: String!) {\n    plan(code: $plan) { code title baselineYear targetYear }\n    checkRules(year: $year) {\n      builtIn { code grade sentence }\n      rules {\n        code version grade expression sentence sentenceZh sentenceEn note validFrom validTo state flagged tested found mayEnforce\n        about { key name indicator }\n        proposed { at by { name } tenant { name } }\n        enforced { at by { name } tenant { name } }\n        retired { at by { name } tenant { name } }\n      }\n      vocabulary { form gloss rate }\n      subjects { key name indicator }\n      mayWrite\n    }\n  }\n": typeof types.CheckRulesDocument,
    "\n  query CheckExpression($expression: String!, $elements: [String!]!, $indicators: [String!]!) {\n    checkExpression(expression: $expression, elements: $elements, indicators: $indicators) { from to message }\n  }\n": typeof types.CheckExpressionDocument,
    "\n  query TryCheckRule($input: TryCheckRuleInput!) {\n    tryCheckRule(input: $input) {\n      flagged\n      tested\n      listed\n      years { year flagged tested }\n      hits { year area { code name } element { code name } category value message }\n    }\n  }\n": typeof types.TryCheckRuleDocument,
    "\n  mutation ProposeCheckRule($input: ProposeCheckRuleInput!) { proposeCheckRule(input: $input) { code version } }\n": typeof types.ProposeCheckRuleDocument,
    "\n  mutation EnforceCheckRule($input: CheckRuleInput!) { enforceCheckRule(input: $input) { code version } }\n": typeof types.EnforceCheckRuleDocument,
    "\n  mutation RetireCheckRule($input: CheckRuleInput!) { retireCheckRule(input: $input) { code version } }\n": typeof types.RetireCheckRuleDocument,
    "\n  query DevelopmentIndex($plan: String!, $year: Int, $basis: Basis!, $version: Int) {\n    developmentIndex(plan: $plan, year: $year, basis: $basis, version: $version) {\n      plan { code title baselineYear targetYear area { code name } }\n      year\n      askedBy { number heading }\n      mayWeigh\n      weights { version least }\n      goals { indicator { code name unit precision domain { code } } low high share }\n      areas {\n        area { code name }\n        total\n        answered\n        covered\n        domains { domain { code } score scored of }\n        scores { indicator score }\n        leftOut { indicator { code name } reason }\n        rank\n        unranked\n        ranks\n        best\n        worst\n        series { year total answered }\n      }\n      variants { kind domain { code name } }\n    }\n    indexWeights(plan: $plan) {\n      version\n      domains { domain { code name } weight }\n      indicators { indicator weight }\n      least\n      note\n      signedBy { name }\n      tenant { name }\n      signedAt\n    }\n  }\n": typeof types.DevelopmentIndexDocument,
    "\n  mutation SetIndexWeights($input: SetIndexWeightsInput!) {\n    setIndexWeights(input: $input) { version }\n  }\n": typeof types.SetIndexWeightsDocument,
    "\n  query Evaluations($plan: String!) {\n    plan(code: $plan) { code title area { code } }\n    rounds(plan: $plan) { year snapshot { edition } }\n    evaluations(plan: $plan) {\n      id\n      kind\n      year\n      area { code name level }\n      tenant { slug name }\n      state\n      due\n      may\n      attainment { overall { met judgeable rate } }\n    }\n    home { evaluations { evaluation { id } work late } }\n  }\n": typeof types.EvaluationsDocument,
    "\n  mutation CreateEvaluation($input: CreateEvaluationInput!) {\n    createEvaluation(input: $input) { id }\n  }\n": typeof types.CreateEvaluationDocument,
    "\n  fragment EvaluationHead on Evaluation {\n    id\n    state\n    revision\n    due\n    may\n    lacks\n    steps { state by { name } at }\n    conclusion {\n      overview\n      achievements\n      problems\n      suggestions\n      filled { overview achievements problems suggestions }\n    }\n  }\n": typeof types.EvaluationHeadFragmentDoc,
    "\n  fragment ScoreSheetFields on ScoreSheet {\n    version\n    items { code name guide weight }\n    note\n    by { name }\n    at\n  }\n": typeof types.ScoreSheetFieldsFragmentDoc,
    "\n  fragment ScoringFields on Scoring {\n    areas { code name }\n    own {\n      revision\n      submittedAt\n      scores { area item points remark }\n    }\n    revealed\n    results {\n      area { code name }\n      total\n      items {\n        item\n        points\n        spread\n        apart\n        open\n        scores { expert points remark }\n        disputes { id tenant { name } by { name } at text }\n        ruling { points reason by { name } at }\n      }\n    }\n  }\n": typeof types.ScoringFieldsFragmentDoc,
    "\n  fragment CellFields on RollupCell {\n    area { code name level }\n    value\n    display\n    emptiness\n    provisional\n    verdict { status reason judgement { reason outdated } }\n    completeness { reported expected missing { code } }\n  }\n": typeof types.CellFieldsFragmentDoc,
    "\n  fragment TallyFields on Tally {\n    met\n    nearly\n    judgeable\n    total\n    rate\n    rateWithNearly\n    reason\n    unjudged { code name }\n  }\n": typeof types.TallyFieldsFragmentDoc,
    "\n  query Evaluation($id: ID!) {\n    evaluationReports(evaluation: $id) { documents { kind } }\n    evaluation(id: $id) {\n      id\n      ...EvaluationHead\n      kind\n      year\n      plan { code title }\n      area { code name level }\n      tenant { slug name }\n      snapshot { edition publishedAt }\n      attainment {\n        overall { ...TallyFields }\n        domains { domain { code name } tally { ...TallyFields } }\n        areas { area { code name } tally { ...TallyFields } }\n      }\n      verdicts {\n        indicator { code name unit formula domain { code name } target { printed } }\n        cell { ...CellFields }\n        areas { ...CellFields }\n      }\n      work {\n        domain { code name }\n        kind\n        owed\n        done\n        underWay\n        delayed\n        notStarted\n        unrated\n      }\n      selfEvaluations {\n        tenant { slug name kind area { code name } }\n        state\n        late\n        submittedAt\n      }\n      panel { id name tenant { slug name } submittedAt }\n      candidates { id name tenant { slug name } submittedAt }\n      scoreSheet { ...ScoreSheetFields }\n      scoring { ...ScoringFields }\n      errata {\n        frozen { indicator { code name unit } ...CellFields }\n        now { ...CellFields }\n      }\n    }\n  }\n": typeof types.EvaluationDocument,
    "\n  query EvaluationAgain($id: ID!) {\n    evaluation(id: $id) { ...EvaluationHead }\n  }\n": typeof types.EvaluationAgainDocument,
    "\n  query ScoringAgain($id: ID!) {\n    evaluation(id: $id) { may scoring { ...ScoringFields } }\n  }\n": typeof types.ScoringAgainDocument,
    "\n  mutation PrepareEvaluation($input: PrepareEvaluationInput!) {\n    prepareEvaluation(input: $input) { ...EvaluationHead }\n  }\n": typeof types.PrepareEvaluationDocument,
    "\n  mutation AdvanceEvaluation($input: AdvanceEvaluationInput!) {\n    advanceEvaluation(input: $input) { ...EvaluationHead }\n  }\n": typeof types.AdvanceEvaluationDocument,
    "\n  mutation WriteConclusion($input: WriteConclusionInput!) {\n    writeConclusion(input: $input) { ...EvaluationHead }\n  }\n": typeof types.WriteConclusionDocument,
    "\n  mutation SaveScores($input: SaveScoresInput!) {\n    saveScores(input: $input) { may scoring { ...ScoringFields } }\n  }\n": typeof types.SaveScoresDocument,
    "\n  mutation DisputeScore($input: DisputeScoreInput!) {\n    disputeScore(input: $input) { id }\n  }\n": typeof types.DisputeScoreDocument,
    "\n  mutation RuleScore($input: RuleScoreInput!) {\n    ruleScore(input: $input) { id }\n  }\n": typeof types.RuleScoreDocument,
    "\n  fragment SelfFields on SelfEvaluation {\n    evaluation {\n      id\n      kind\n      year\n      area { name }\n      plan { title }\n      state\n      due\n    }\n    tenant { slug name }\n    state\n    revision\n    achievements\n    problems\n    measures\n    results { ...UnitFields }\n    prefill\n    late\n    submittedAt\n    submittedBy { name }\n    remark\n    may\n  }\n": typeof types.SelfFieldsFragmentDoc,
    "\n  query SelfEvaluation($evaluation: ID!, $tenant: String) {\n    selfEvaluation(evaluation: $evaluation, tenant: $tenant) { ...SelfFields }\n  }\n": typeof types.SelfEvaluationDocument,
    "\n  mutation SaveSelfEvaluation($input: SaveSelfEvaluationInput!) {\n    saveSelfEvaluation(input: $input) { ...SelfFields }\n  }\n": typeof types.SaveSelfEvaluationDocument,
    "\n  mutation SubmitSelfEvaluation($input: SubmitSelfEvaluationInput!) {\n    submitSelfEvaluation(input: $input) { ...SelfFields }\n  }\n": typeof types.SubmitSelfEvaluationDocument,
    "\n  mutation ReturnSelfEvaluation($input: ReturnSelfEvaluationInput!) {\n    returnSelfEvaluation(input: $input) { ...SelfFields }\n  }\n": typeof types.ReturnSelfEvaluationDocument,
    "\n  query ScoreSheets {\n    scoreSheets { ...ScoreSheetFields }\n  }\n": typeof types.ScoreSheetsDocument,
    "\n  mutation AddScoreSheet($input: AddScoreSheetInput!) {\n    addScoreSheet(input: $input) { ...ScoreSheetFields }\n  }\n": typeof types.AddScoreSheetDocument,
    "\n  fragment ReportDocumentFields on ReportDocument {\n    kind\n    title\n    run { id state step done of by { name } at reason }\n    file { path name size sha256 at final marked outdated }\n    may\n  }\n": typeof types.ReportDocumentFieldsFragmentDoc,
    "\n  fragment ReportFieldFields on ReportField {\n    key\n    label\n    value\n    group\n  }\n": typeof types.ReportFieldFieldsFragmentDoc,
    "\n  fragment ReportsFields on EvaluationReports {\n    texts {\n      part\n      title\n      documents\n      body\n      proposed\n      pieces { text field changed }\n      changes { field label was now }\n      typed\n      revision\n      by { name }\n      at\n      confirmedBy { name }\n      confirmedAt\n      may\n    }\n    fields { ...ReportFieldFields }\n    documents { ...ReportDocumentFields }\n    earlier { id kind year area { name } }\n  }\n": typeof types.ReportsFieldsFragmentDoc,
    "\n  query Reports($evaluation: ID!) {\n    evaluationReports(evaluation: $evaluation) { ...ReportsFields }\n  }\n": typeof types.ReportsDocument,
    "\n  query ReportProgress($evaluation: ID!) {\n    evaluationReports(evaluation: $evaluation) { documents { ...ReportDocumentFields } }\n  }\n": typeof types.ReportProgressDocument,
    "\n  query ReportNumbers($evaluation: ID!) {\n    evaluationReports(evaluation: $evaluation) { fields { ...ReportFieldFields } }\n  }\n": typeof types.ReportNumbersDocument,
    "\n  mutation WriteReportText($input: WriteReportTextInput!) {\n    writeReportText(input: $input) { ...ReportsFields }\n  }\n": typeof types.WriteReportTextDocument,
    "\n  mutation ConfirmReportText($input: ConfirmReportTextInput!) {\n    confirmReportText(input: $input) { ...ReportsFields }\n  }\n": typeof types.ConfirmReportTextDocument,
    "\n  mutation TakeOverReportTexts($input: TakeOverReportTextsInput!) {\n    takeOverReportTexts(input: $input) { ...ReportsFields }\n  }\n": typeof types.TakeOverReportTextsDocument,
    "\n  mutation MakeReport($input: MakeReportInput!) {\n    makeReport(input: $input) { ...ReportsFields }\n  }\n": typeof types.MakeReportDocument,
    "\n  fragment HistoryFields on HistoryImport {\n    id\n    name\n    source\n    tenant { name }\n    by { name }\n    at\n    state\n    says\n    total\n    done\n    fresh\n    changed\n    same\n    refused\n    doubted\n    firstYear\n    lastYear\n    takenTenant { name }\n    takenBy { name }\n    takenAt\n    endedAt\n    may\n  }\n": typeof types.HistoryFieldsFragmentDoc,
    "\n  query History {\n    historyImports { ...HistoryFields }\n  }\n": typeof types.HistoryDocument,
    "\n  query HistoryImport($id: ID!) {\n    historyImport(id: $id) { ...HistoryFields }\n  }\n": typeof types.HistoryImportDocument,
    "\n  query HistoryProblems($id: ID!, $after: Int!) {\n    historyProblems(import: $id, first: 100, after: $after) {\n      totalCount\n      nodes { line grade code message }\n    }\n  }\n": typeof types.HistoryProblemsDocument,
    "\n  mutation TakeHistory($input: HistoryImportInput!) {\n    takeHistory(input: $input) { ...HistoryFields }\n  }\n": typeof types.TakeHistoryDocument,
    "\n  mutation CancelHistory($input: HistoryImportInput!) {\n    cancelHistory(input: $input) { ...HistoryFields }\n  }\n": typeof types.CancelHistoryDocument,
    "\n  fragment BoardLink on Plan {\n    code\n    title\n    baselineYear\n    targetYear\n  }\n": typeof types.BoardLinkFragmentDoc,
    "\n  fragment EvaluationLine on EvaluationOwed {\n    evaluation { id kind year area { name } plan { code title } }\n    work\n    due\n    late\n  }\n": typeof types.EvaluationLineFragmentDoc,
    "\n  fragment ExtensionLine on ExtensionsWaiting {\n    plan { code title }\n    year\n    count\n  }\n": typeof types.ExtensionLineFragmentDoc,
    "\n  query Home {\n    plans { code ...BoardLink }\n    home {\n      owed { ...OwedLine }\n      waiting { ...WaitingLine }\n      extensions { ...ExtensionLine }\n      vacancies { ...VacancyLine }\n      progress { ...TaskLine }\n      evaluations { ...EvaluationLine }\n      notices(first: 20) { ...NoticeLine }\n    }\n  }\n": typeof types.HomeDocument,
    "\n  fragment NoticeLine on Notice {\n    id\n    at\n    kind\n    text\n    plan\n    year\n    read\n    place { element area category }\n  }\n": typeof types.NoticeLineFragmentDoc,
    "\n  mutation MarkNoticesRead($ids: [ID!]!) {\n    markNoticesRead(ids: $ids)\n  }\n": typeof types.MarkNoticesReadDocument,
    "\n  fragment OwedLine on Owed {\n    plan { code title }\n    year\n    total\n    toReport\n    returned\n    late\n    inTime\n    cameLate\n    deadline\n  }\n": typeof types.OwedLineFragmentDoc,
    "\n  fragment TaskLine on ProgressOwed {\n    plan { code title }\n    year\n    due\n    toReport\n    returned\n    toReview\n    toAnswer\n    late\n  }\n": typeof types.TaskLineFragmentDoc,
    "\n  fragment WaitingLine on Waiting {\n    plan { code title }\n    year\n    stage\n    count\n  }\n": typeof types.WaitingLineFragmentDoc,
    "\n  mutation RecordBridge($input: RecordBridgeInput!) {\n    recordBridge(input: $input) { revision }\n  }\n": typeof types.RecordBridgeDocument,
    "\n  query Definitions($plan: String!, $area: String!) {\n    plan(code: $plan) {\n      indicators {\n        code name unit definition formula\n        earlier { until name unit definition formula why comparable }\n      }\n    }\n    breaks(plan: $plan, area: $area) {\n      indicator { code }\n      year kind why comparable mayRecord\n      element { name }\n      bridge { factor shift basis revision recordedAt recordedBy { name } }\n    }\n    areaChanges { day firstYear kind why nameBefore before { code name } after { code name } }\n  }\n": typeof types.DefinitionsDocument,
    "\n  query Explain($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    explain(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {\n      formula numerator denominator value display emptiness\n      indicator { unit }\n      completeness { missing { code } }\n      inputs {\n        figureId year value emptiness revision state enteredAt\n        area { code name level }\n        element { code name unit kind }\n        enteredBy { name }\n        signOffs { stage at outcome comment by { name } tenant { slug name } }\n      }\n    }\n  }\n": typeof types.ExplainDocument,
    "\n  mutation JudgeTarget($input: JudgeTargetInput!) {\n    judgeTarget(input: $input) {\n      cell { verdict { status } }\n    }\n  }\n": typeof types.JudgeTargetDocument,
    "\n  query Judged($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    explain(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {\n      verdict {\n        computed { status reason }\n        judgement { status reason signedAt outdated signedBy { name } tenant { name } }\n      }\n    }\n  }\n": typeof types.JudgedDocument,
    "\n  query IndicatorMetadata($plan: String!) {\n    plan(code: $plan) {\n      code\n      indicators {\n        code formula period aggregation direction notes inferred precision\n        target { type printed mergedFrom }\n        lead { code name }\n        support { code name }\n        elements { code name unit level period inferred line { name } }\n      }\n    }\n  }\n": typeof types.IndicatorMetadataDocument,
    "\n  query Outlook($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    outlook(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {\n      year prospect reason projected low high slope required distance points\n      warnings { kind reason }\n    }\n  }\n": typeof types.OutlookDocument,
    "\n  query OwnTargets($plan: String!, $indicator: String!, $year: Int!, $basis: Basis!) {\n    ownTargets(plan: $plan, indicator: $indicator, year: $year, basis: $basis) {\n      offered\n      above {\n        area { code name }\n        cell { year display emptiness verdict { status reason } }\n        target { type strict value baseline printed note }\n        verdict { status reason }\n        history { revision type printed note at by { name } tenant { name } }\n        maySet\n      }\n      rows {\n        area { code name }\n        cell { year display emptiness verdict { status reason } }\n        target { type strict value baseline printed note }\n        verdict { status reason }\n        history { revision type printed note at by { name } tenant { name } }\n        maySet\n      }\n      decomposition { answer reason set of }\n    }\n  }\n": typeof types.OwnTargetsDocument,
    "\n  mutation SetOwnTarget($input: SetOwnTargetInput!) {\n    setOwnTarget(input: $input) { revision }\n  }\n": typeof types.SetOwnTargetDocument,
    "\n  mutation WithdrawOwnTarget($input: WithdrawOwnTargetInput!) {\n    withdrawOwnTarget(input: $input) { revision }\n  }\n": typeof types.WithdrawOwnTargetDocument,
    "\n  query Organisation($plan: String!, $year: Int) {\n    organisation(plan: $plan, year: $year) {\n      plan { code title baselineYear targetYear }\n      mayRecord\n      articles {\n        number\n        heading\n        kinds\n        records {\n          id\n          revision\n          kind\n          year\n          tenant { slug name area { code name } }\n          title\n          text\n          number\n          source\n          day\n          state\n          purpose\n          organ\n          planned\n          spent\n          people\n          place\n          places\n          by { name }\n          at\n          mayChange\n          files { id name size by { name } at }\n        }\n      }\n    }\n  }\n": typeof types.OrganisationDocument,
    "\n  query RecordHistory($record: ID!) {\n    recordHistory(record: $record) {\n      revision\n      kind\n      year\n      title\n      text\n      number\n      source\n      day\n      state\n      purpose\n      organ\n      planned\n      spent\n      people\n      place\n      places\n      withdrawn\n      by { name }\n      at\n    }\n  }\n": typeof types.RecordHistoryDocument,
    "\n  mutation RecordOrganisation($input: RecordOrganisationInput!) {\n    recordOrganisation(input: $input) { id revision }\n  }\n": typeof types.RecordOrganisationDocument,
    "\n  mutation WithdrawRecord($input: WithdrawRecordInput!) {\n    withdrawRecord(input: $input) { id revision }\n  }\n": typeof types.WithdrawRecordDocument,
    "\n  mutation RemoveRecordFile($input: RemoveRecordFileInput!) {\n    removeRecordFile(input: $input) { id revision }\n  }\n": typeof types.RemoveRecordFileDocument,
    "\n  query Catalogue($plan: String!) {\n    plan(code: $plan) {\n      code title baselineYear targetYear\n      area { code name }\n      domains { code name nameInTable }\n      indicators {\n        code name unit formula aggregation inferred\n        domain { code name }\n        baseline { printed }\n        target { printed mergedFrom }\n        lead { code name }\n        support { code name }\n        elements { code name unit level inferred line { code name } }\n      }\n      tasks {\n        code heading inferred\n        domain { code name }\n        lead { code name }\n        support { code name }\n        targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n        furtherTargets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n      }\n      projects {\n        code name inferred\n        lead { code name }\n        tasks { code heading }\n        targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n      }\n      articles { number heading }\n    }\n  }\n": typeof types.CatalogueDocument,
    "\n  fragment SupervisionFields on Supervision {\n    id\n    item\n    itemName\n    tenant { slug name }\n    text\n    due\n    late\n    by { name }\n    at\n    answer\n    answeredBy { name }\n    answeredAt\n    mayAnswer\n  }\n": typeof types.SupervisionFieldsFragmentDoc,
    "\n  query Progress($plan: String!, $year: Int!) {\n    progress(plan: $plan, year: $year) {\n      plan { code title }\n      year\n      open\n      due\n      items {\n        code\n        kind\n        name\n        domain { code name }\n        lead { code name }\n        support { code name }\n        role\n        reports {\n          tenant { slug name area { code name level } }\n          role\n          state\n          selfRating\n          rating\n          evidence\n          late\n        }\n        targets { code measuredBy series { year status } }\n      }\n      supervisions { ...SupervisionFields }\n    }\n  }\n": typeof types.ProgressDocument,
    "\n  query Coherence($plan: String!, $year: Int!) {\n    coherence(plan: $plan, year: $year) {\n      kind\n      object\n      name\n      area { code name }\n      reason\n    }\n  }\n": typeof types.CoherenceDocument,
    "\n  mutation AnswerSupervision($input: AnswerSupervisionInput!) {\n    answerSupervision(input: $input) { id }\n  }\n": typeof types.AnswerSupervisionDocument,
    "\n  fragment ReportFields on ProgressReport {\n    id\n    item {\n      code\n      kind\n      name\n      domain { code name }\n      lead { code name }\n      support { code name }\n      related\n      reports {\n        tenant { slug name area { code name level } }\n        role\n        state\n        selfRating\n        rating\n        evidence\n        late\n      }\n    }\n    tenant { slug name area { code name } }\n    role\n    state\n    revision\n    done\n    results\n    problems\n    next\n    selfRating\n    fundsPlanned\n    fundsSpent\n    risks\n    evidence { id name mediaType size at by { name } }\n    late\n    due\n    writtenBy { name }\n    submittedAt\n    review { outcome rating remark by { name } at }\n    lastYear { done next selfRating rating }\n    targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n    milestones { code name printed due reached note state }\n    supervisions { ...SupervisionFields }\n    may\n  }\n": typeof types.ReportFieldsFragmentDoc,
    "\n  query ProgressReport($plan: String!, $year: Int!, $item: String!, $tenant: String) {\n    plan(code: $plan) {\n      title\n      tasks { code heading }\n      projects { code name }\n    }\n    progressReport(plan: $plan, year: $year, item: $item, tenant: $tenant) { ...ReportFields }\n  }\n": typeof types.ProgressReportDocument,
    "\n  query ProgressReportAgain($plan: String!, $year: Int!, $item: String!, $tenant: String) {\n    progressReport(plan: $plan, year: $year, item: $item, tenant: $tenant) { ...ReportFields }\n  }\n": typeof types.ProgressReportAgainDocument,
    "\n  mutation SaveReport($input: SaveReportInput!) {\n    saveReport(input: $input) { ...ReportFields }\n  }\n": typeof types.SaveReportDocument,
    "\n  mutation SubmitReport($input: ReportInput!) {\n    submitReport(input: $input) { ...ReportFields }\n  }\n": typeof types.SubmitReportDocument,
    "\n  mutation WithdrawReport($input: ReportInput!) {\n    withdrawReport(input: $input) { ...ReportFields }\n  }\n": typeof types.WithdrawReportDocument,
    "\n  mutation ReviewReport($input: ReviewReportInput!) {\n    reviewReport(input: $input) { ...ReportFields }\n  }\n": typeof types.ReviewReportDocument,
    "\n  mutation RemoveEvidence($evidence: ID!, $requestId: String!) {\n    removeEvidence(evidence: $evidence, requestId: $requestId) { ...ReportFields }\n  }\n": typeof types.RemoveEvidenceDocument,
    "\n  mutation Supervise($input: SuperviseInput!) {\n    supervise(input: $input) { id }\n  }\n": typeof types.SuperviseDocument,
    "\n  mutation SetMilestone($input: SetMilestoneInput!) {\n    setMilestone(input: $input) { code }\n  }\n": typeof types.SetMilestoneDocument,
    "\n  query TaskActivity($plan: String!, $year: Int!, $task: String!) {\n    taskActivity(plan: $plan, year: $year, task: $task) {\n      source\n      sourceName\n      name\n      unit\n      areas { area { code name } months { count hidden } }\n    }\n  }\n": typeof types.TaskActivityDocument,
    "\n  query Published($city: String!, $plan: String!) {\n    published(city: $city, plan: $plan) {\n      title\n      city\n      years\n      publishedAt\n      board\n      demonstration\n    }\n  }\n": typeof types.PublishedDocument,
    "\n  fragment QueueItemFields on QueueItem {\n    stage\n    due\n    figure {\n      id\n      revision\n      value\n      emptiness\n      state\n      explanation\n      correctionReason\n      enteredAt\n      enteredBy { name }\n      element { code name unit kind }\n      area { code name }\n      category { code name }\n      divergences { id value comment answer resolution tenant { name } }\n    }\n    lastYear { value emptiness explanation }\n    lastRevision { revision value emptiness }\n    problems { grade code message explanation }\n    heard { unread }\n  }\n": typeof types.QueueItemFieldsFragmentDoc,
    "\n  query Queue($plan: String!, $year: Int!, $first: Int, $after: String) {\n    queue(plan: $plan, year: $year, first: $first, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { ...QueueItemFields }\n    }\n  }\n": typeof types.QueueDocument,
    "\n  mutation Decide($input: DecideInput!) {\n    decide(input: $input) {\n      decided { figure { id state revision } }\n      refused { figure code message current { revision value emptiness } }\n    }\n  }\n": typeof types.DecideDocument,
    "\n  mutation RecordDivergence($input: RecordDivergenceInput!) {\n    recordDivergence(input: $input) {\n      divergence { id value comment answer resolution tenant { name } }\n      refused { code message }\n    }\n  }\n": typeof types.RecordDivergenceDocument,
    "\n  query Decisions($plan: String!, $year: Int!) {\n    decisions(plan: $plan, year: $year, first: 100) {\n      nodes {\n        signOff { at stage outcome reasonCode comment by { name } revision }\n        figure { id value emptiness state element { name unit } area { name } }\n      }\n    }\n  }\n": typeof types.DecisionsDocument,
    "\n  query Reconciliation($plan: String!, $year: Int!) {\n    reconciliation(plan: $plan, year: $year) {\n      maySetTolerance\n      publications\n      rows {\n        element { code name unit kind }\n        area { code name }\n        category { code name }\n        figure { id revision state }\n        owner { slug name }\n        reported\n        have\n        of\n        tolerance { revision percent note }\n        state\n        restatedFrom { code name }\n        mayDecide\n        mayRefer\n        claims {\n          value\n          difference\n          percent\n          state\n          turn { slug name }\n          since\n          divergence { id comment answer tenant { slug name } }\n          reference { source revision accepts note tenant { name } earlier { revision value note at by { name } } }\n        }\n      }\n    }\n  }\n": typeof types.ReconciliationDocument,
    "\n  mutation SetReferenceValue($input: SetReferenceValueInput!) {\n    setReferenceValue(input: $input) { source revision }\n  }\n": typeof types.SetReferenceValueDocument,
    "\n  mutation AcceptDifference($input: AcceptDifferenceInput!) {\n    acceptDifference(input: $input) { source revision }\n  }\n": typeof types.AcceptDifferenceDocument,
    "\n  mutation SetTolerance($input: SetToleranceInput!) {\n    setTolerance(input: $input) { revision }\n  }\n": typeof types.SetToleranceDocument,
    "\n  mutation ReconcileDispute($input: RecordDivergenceInput!) {\n    recordDivergence(input: $input) {\n      divergence { id }\n      refused { message }\n    }\n  }\n": typeof types.ReconcileDisputeDocument,
    "\n  mutation ReconcileDecide($input: DecideInput!) {\n    decide(input: $input) {\n      decided { figure { id } }\n      refused { message }\n    }\n  }\n": typeof types.ReconcileDecideDocument,
    "\n  query Regime($year: Int!) {\n    regime {\n      bodies { role name short office rank secretariat from to current inferred }\n      county { stage name duties }\n      city { stage name duties }\n      years { year current county { stage name duties } city { stage name duties } }\n      reasons { code name needsWords retired }\n      periods { code name shape years elements example(year: $year) }\n      grades { code name }\n      ratings { code name }\n    }\n  }\n": typeof types.RegimeDocument,
    "\n  query Region {\n    region {\n      code name level years\n      members { code name complete started asked }\n      indicators { code name unit precision direction noTotal }\n      values displays empty reported expected provisional\n    }\n  }\n": typeof types.RegionDocument,
    "\n  mutation AnswerExtension($input: AnswerExtensionInput!) {\n    answerExtension(input: $input) { id state }\n  }\n": typeof types.AnswerExtensionDocument,
    "\n  mutation Chase($input: ChaseInput!) {\n    chase(input: $input) { chased passed }\n  }\n": typeof types.ChaseDocument,
    "\n  query RoundChases($plan: String!, $year: Int!) {\n    chases(plan: $plan, year: $year) {\n      id\n      tenant { slug name }\n      byTenant { slug name }\n      by { name }\n      at\n      outstanding\n      overdue\n      words\n      submitted\n      readAt\n      receipts { channel recipients sent failed givenUp sentAt why }\n    }\n  }\n": typeof types.RoundChasesDocument,
    "\n  query Errata($plan: String!, $year: Int!) {\n    errata(plan: $plan, year: $year) {\n      element { code name unit }\n      area { code name }\n      published\n      approved\n      reason\n      at\n    }\n  }\n": typeof types.ErrataDocument,
    "\n  query RoundExtensions($plan: String!, $year: Int!) {\n    extensions(plan: $plan, year: $year) {\n      id\n      tenant { slug name }\n      reason\n      until\n      by { name }\n      at\n      state\n      grantedUntil\n      words\n      answeredBy { name }\n      answeredAt\n      items { obligation element { name } area { name } deadline }\n      canAnswer\n    }\n  }\n": typeof types.RoundExtensionsDocument,
    "\n  mutation OpenRound($input: OpenRoundInput!) {\n    openRound(input: $input) {\n      round { year }\n      obligations\n      gaps {\n        element { code }\n        area { code }\n        message\n      }\n    }\n  }\n": typeof types.OpenRoundDocument,
    "\n  query RoundAreas($plan: String!, $year: Int!) {\n    roundProgress(plan: $plan, year: $year) {\n      areas { area { code name level } owed submitted approved late inTime cameLate daysLate }\n    }\n  }\n": typeof types.RoundAreasDocument,
    "\n  mutation PublishRound($input: PublishRoundInput!) {\n    publishRound(input: $input) {\n      snapshot { id edition publishedAt }\n    }\n  }\n": typeof types.PublishRoundDocument,
    "\n  query Rounds($plan: String!) {\n    plan(code: $plan) {\n      code\n      title\n      baselineYear\n      targetYear\n      scheme\n    }\n    rounds(plan: $plan) {\n      year\n      state\n      openedAt\n      due\n      snapshot { id edition publishedAt publishedBy { name } }\n    }\n    home { vacancies { ...VacancyLine } }\n  }\n": typeof types.RoundsDocument,
    "\n  query RoundTenants($plan: String!, $year: Int!, $after: String) {\n    roundProgress(plan: $plan, year: $year) {\n      tenants(first: 20, after: $after) {\n        totalCount\n        pageInfo { hasNextPage endCursor }\n        nodes { tenant { slug name } owed submitted approved returned late inTime cameLate daysLate deadline }\n      }\n    }\n  }\n": typeof types.RoundTenantsDocument,
    "\n  query Schemes {\n    schemes {\n      code\n      title\n      scope\n      years\n      forms { code number name level areas { code name } }\n    }\n  }\n": typeof types.SchemesDocument,
    "\n  query SchemeForm($scheme: String!, $form: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    schemeForm(scheme: $scheme, form: $form, area: $area, year: $year, basis: $basis) {\n      scheme { code title issuer approver approval validTo inferred }\n      form { code number name level period inferred }\n      area { code name }\n      year\n      rows {\n        number\n        words\n        indent\n        unit\n        heading\n        inferred\n        display\n        emptiness\n        closed\n        provisional\n        completeness { reported expected }\n        line { name }\n        missing { area { code name } tenant { slug name } onItsWay }\n        serves { code title scheme }\n      }\n    }\n  }\n": typeof types.SchemeFormDocument,
    "\n  query Settings {\n    settings {\n      mailAvailable\n      email\n      byMail\n      quietFrom\n      quietTo\n      quietWeekends\n      robotHost\n      people { id name username roleNames email byMail }\n    }\n  }\n": typeof types.SettingsDocument,
    "\n  mutation SetContact($input: SetContactInput!) {\n    setContact(input: $input) { email }\n  }\n": typeof types.SetContactDocument,
    "\n  mutation SetQuietHours($input: SetQuietHoursInput!) {\n    setQuietHours(input: $input) { quietFrom }\n  }\n": typeof types.SetQuietHoursDocument,
    "\n  mutation SetRobot($input: SetRobotInput!) {\n    setRobot(input: $input) { robotHost }\n  }\n": typeof types.SetRobotDocument,
    "\n  query Delegations {\n    delegations { ...DelegationDesk }\n  }\n": typeof types.DelegationsDocument,
    "\n  fragment DelegationDesk on Delegations {\n    rows {\n      id\n      lender { name }\n      standIn { name }\n      roleNames\n      firstDay\n      lastDay\n      reason\n      state\n      endedAt\n      endedBy { name }\n      mayEnd\n    }\n    lenders { id name username disabled roles { code name } }\n    colleagues { id name username }\n    today\n  }\n": typeof types.DelegationDeskFragmentDoc,
    "\n  mutation LendRoles($input: LendRolesInput!) {\n    lendRoles(input: $input) { today }\n  }\n": typeof types.LendRolesDocument,
    "\n  mutation EndDelegation($input: EndDelegationInput!) {\n    endDelegation(input: $input) { today }\n  }\n": typeof types.EndDelegationDocument,
    "\n  query SheetExtensions($plan: String!, $year: Int!) {\n    extensions(plan: $plan, year: $year) {\n      id\n      reason\n      until\n      state\n      grantedUntil\n      words\n      tenant { slug }\n      items { obligation element { name } }\n    }\n  }\n": typeof types.SheetExtensionsDocument,
    "\n  mutation AskExtension($input: AskExtensionInput!) {\n    askExtension(input: $input) { id }\n  }\n": typeof types.AskExtensionDocument,
    "\n  fragment SheetCellFields on SheetCell {\n    obligation\n    element { code name unit kind inferred }\n    area { code name }\n    category { code name }\n    deadline\n    firstDeadline\n    late\n    figure {\n      id\n      value\n      emptiness\n      state\n      revision\n      explanation\n      correctionReason\n      divergences { id value comment answer resolution at by { name } tenant { name } }\n    }\n    lastYear { value emptiness explanation }\n    proposal { id value emptiness from { code name asOf } }\n    from { code name asOf }\n    problems { grade code message explanation }\n    indicators { code name unit precision formula target { printed } elements { code name } }\n    targets { code printed of { code name } }\n    places { form name row }\n    serves { code title scheme }\n    canEdit\n    canWithdraw\n    canCorrect\n    heard { unread }\n    returned { at comment reasonCode due tenant { name } by { name } }\n  }\n": typeof types.SheetCellFieldsFragmentDoc,
    "\n  fragment SheetFields on Sheet {\n    id\n    state\n    deadline\n    cells { ...SheetCellFields }\n  }\n": typeof types.SheetFieldsFragmentDoc,
    "\n  query Sheet($plan: String!, $year: Int!) {\n    sheet(plan: $plan, year: $year) {\n      plan { title }\n      year\n      ...SheetFields\n    }\n  }\n": typeof types.SheetDocument,
    "\n  mutation SaveFigures($input: SaveFiguresInput!) {\n    saveFigures(input: $input) {\n      sheet { ...SheetFields }\n      problems { obligation grade code message }\n    }\n  }\n": typeof types.SaveFiguresDocument,
    "\n  mutation TakeProposals($input: TakeProposalsInput!) {\n    takeProposals(input: $input) {\n      sheet { ...SheetFields }\n      problems { obligation grade code message }\n    }\n  }\n": typeof types.TakeProposalsDocument,
    "\n  mutation SubmitSheet($input: SubmitSheetInput!) {\n    submitSheet(input: $input) {\n      sheet { ...SheetFields }\n      submitted\n      problems { obligation grade code message }\n    }\n  }\n": typeof types.SubmitSheetDocument,
    "\n  mutation WithdrawFigures($input: WithdrawFiguresInput!) {\n    withdrawFigures(input: $input) {\n      sheet { ...SheetFields }\n      refused { code message }\n    }\n  }\n": typeof types.WithdrawFiguresDocument,
    "\n  mutation CorrectFigures($input: CorrectFiguresInput!) {\n    correctFigures(input: $input) {\n      sheet { ...SheetFields }\n      refused { code message }\n    }\n  }\n": typeof types.CorrectFiguresDocument,
    "\n  mutation AnswerDivergence($input: AnswerDivergenceInput!) {\n    answerDivergence(input: $input) {\n      figure { id }\n    }\n  }\n": typeof types.AnswerDivergenceDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      accessToken\n      expiresAt\n      viewer { tenant { slug name } ...ViewerFields }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  fragment SourceFields on Source {\n    code\n    name\n    owner { name }\n    every\n    elements { code name unit }\n    areas { code name }\n    kinds { kind name unit sensitive }\n    tasks { plan code }\n    note\n    inferred\n    enabled\n    freshness\n    lastAt\n    lastAsOf\n    due\n    counts { deliveries refused taken waiting }\n    may\n  }\n": typeof types.SourceFieldsFragmentDoc,
    "\n  fragment SourceDeskFields on SourceDesk {\n    source { ...SourceFields }\n    names { name element { code name } category { code name } area { code name } added }\n    deliveries { id key at asOf records taken waiting refused }\n    waiting {\n      totalCount\n      nodes { id delivery field area year month category value emptiness asOf code message }\n    }\n    keys { id note elements { name } areas { name } madeBy { name } madeAt lastUsedAt revokedAt }\n    example\n  }\n": typeof types.SourceDeskFieldsFragmentDoc,
    "\n  query Sources {\n    sources { ...SourceFields }\n  }\n": typeof types.SourcesDocument,
    "\n  query Source($code: String!) {\n    source(code: $code) { ...SourceDeskFields }\n  }\n": typeof types.SourceDocument,
    "\n  mutation MakeSourceKey($input: MakeSourceKeyInput!) {\n    makeSourceKey(input: $input) {\n      desk { ...SourceDeskFields }\n      key\n      secret\n    }\n  }\n": typeof types.MakeSourceKeyDocument,
    "\n  mutation RevokeSourceKey($input: RevokeSourceKeyInput!) {\n    revokeSourceKey(input: $input) { ...SourceDeskFields }\n  }\n": typeof types.RevokeSourceKeyDocument,
    "\n  mutation SwitchSource($input: SwitchSourceInput!) {\n    switchSource(input: $input) { ...SourceDeskFields }\n  }\n": typeof types.SwitchSourceDocument,
    "\n  mutation NameSourceField($input: NameSourceFieldInput!) {\n    nameSourceField(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n": typeof types.NameSourceFieldDocument,
    "\n  mutation NameSourceArea($input: NameSourceAreaInput!) {\n    nameSourceArea(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n": typeof types.NameSourceAreaDocument,
    "\n  mutation RetrySource($input: RetrySourceInput!) {\n    retrySource(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n": typeof types.RetrySourceDocument,
    "\n  mutation DropSourceItems($input: DropSourceItemsInput!) {\n    dropSourceItems(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n": typeof types.DropSourceItemsDocument,
    "\n  query Surveys($plan: String!, $year: Int!) {\n    surveys(plan: $plan, year: $year) {\n      plan { code title }\n      mayAsk\n      surveys { id state answered title { zh en } tenant { slug name } questions { id } mayRun }\n    }\n  }\n": typeof types.SurveysDocument,
    "\n  query Survey($id: ID!) {\n    survey(id: $id) {\n      id\n      revision\n      plan\n      year\n      state\n      key\n      answered\n      mayRun\n      title { zh en }\n      tenant { slug name }\n      questions { id kind required words { zh en } options { id words { zh en } } }\n      areas { code name }\n      links { area { code name } count }\n    }\n  }\n": typeof types.SurveyDocument,
    "\n  query SurveyResult($id: ID!) {\n    surveyResult(id: $id) {\n      threshold\n      places { obligation category { code } element { name } area { code name } figure { revision } }\n      questions {\n        question { id kind words { zh en } options { id words { zh en } } }\n        overall { area { code name } hidden size counts { count share } satisfied { share low high } }\n        areas { area { code name } hidden size counts { count share } satisfied { share low high } }\n        texts\n      }\n    }\n  }\n": typeof types.SurveyResultDocument,
    "\n  mutation SaveSurvey($input: SaveSurveyInput!) {\n    saveSurvey(input: $input) { id revision }\n  }\n": typeof types.SaveSurveyDocument,
    "\n  mutation DiscardSurvey($input: SurveyInput!) {\n    discardSurvey(input: $input)\n  }\n": typeof types.DiscardSurveyDocument,
    "\n  mutation OpenSurvey($input: SurveyInput!) {\n    openSurvey(input: $input) { id revision }\n  }\n": typeof types.OpenSurveyDocument,
    "\n  mutation CloseSurvey($input: SurveyInput!) {\n    closeSurvey(input: $input) { id revision }\n  }\n": typeof types.CloseSurveyDocument,
    "\n  mutation IssueSurveyLinks($input: IssueLinksInput!) {\n    issueSurveyLinks(input: $input) { tokens }\n  }\n": typeof types.IssueSurveyLinksDocument,
    "\n  mutation AdoptSurveyResult($input: AdoptSurveyInput!) {\n    adoptSurveyResult(input: $input) { problems { grade message } }\n  }\n": typeof types.AdoptSurveyResultDocument,
    "\n  query UnitResults($plan: String!, $year: Int!) {\n    plan(code: $plan) { title baselineYear targetYear }\n    unitResults(plan: $plan, year: $year) {\n      ...UnitFields\n    }\n  }\n": typeof types.UnitResultsDocument,
    "\n  query CityWords {\n    regime {\n      committee { short office }\n      county { stage name }\n      city { stage name }\n      reasons { code name needsWords retired }\n      grades { code name }\n      ratings { code name }\n    }\n  }\n": typeof types.CityWordsDocument,
    "\n  fragment ViewerFields on Viewer {\n    user { name }\n    tenant { slug name kind accent area { code name level } line { code name } }\n    roles\n    work\n    standsInFor { lender roleNames until }\n    demonstration\n  }\n": typeof types.ViewerFieldsFragmentDoc,
    "\n  mutation Refresh {\n    refresh { accessToken expiresAt viewer { ...ViewerFields } }\n  }\n": typeof types.RefreshDocument,
    "\n  query Divided($plan: String!, $indicator: String!, $area: String!, $years: [Int!]!, $basis: Basis!) {\n    divided(plan: $plan, indicator: $indicator, area: $area, years: $years, basis: $basis, depth: 1) {\n      ways {\n        division { code name }\n        counted unit\n        parts {\n          category { code name }\n          cells { area { code name } year value display emptiness provisional missing { name } }\n        }\n      }\n    }\n  }\n": typeof types.DividedDocument,
    "\n  query OwnRoles {\n    viewer { ...ViewerFields }\n  }\n": typeof types.OwnRolesDocument,
    "\n  fragment UnitFields on UnitResult {\n    tenant { slug name area { code name } }\n    figures { owed inTime late overdue returns }\n    tasks { owed submitted accepted returned withEvidence ratedSame ratedLower ratedHigher }\n    reminders { got inTime }\n    indicators { led judgeable met }\n    ownPlan\n  }\n": typeof types.UnitFieldsFragmentDoc,
    "\n  query PlanFacts($plan: String!) {\n    plan(code: $plan) {\n      code title baselineYear targetYear\n      area { code name level }\n      domains { code name }\n      indicators {\n        code name unit precision direction aggregation inferred divided\n        domain { code }\n        lead { code name }\n        baseline { value printed }\n        target { type op value printed }\n      }\n    }\n  }\n": typeof types.PlanFactsDocument,
    "\n  query Board($plan: String!, $area: String!, $years: [Int!]!, $basis: Basis!) {\n    board(plan: $plan, area: $area, years: $years, basis: $basis, depth: 1)\n    breaks(plan: $plan, area: $area) { indicator { code } year comparable }\n  }\n": typeof types.BoardDocument,
    "\n  subscription Changes($plan: String, $year: Int) {\n    changes(plan: $plan, year: $year) {\n      kind\n      act\n      at\n      mine\n      figures\n      by { name }\n      tenant { name }\n    }\n  }\n": typeof types.ChangesDocument,
    "\n  fragment FigureTimelineFields on Figure {\n    revisions { revision value emptiness explanation correctionReason enteredBy { name } enteredAt origin from { name asOf } }\n    signOffs { stage revision by { name } tenant { name } at outcome reasonCode comment due }\n    divergences { id revision by { name } tenant { name } at value comment answer answeredBy { name } resolution }\n  }\n": typeof types.FigureTimelineFieldsFragmentDoc,
    "\n  fragment VacancyLine on Vacancy {\n    tenant { slug name }\n    role\n    roleName\n    alone\n    from\n  }\n": typeof types.VacancyLineFragmentDoc,
    "\n  fragment TalkFields on Talk {\n    threads {\n      id\n      settled\n      settledAt\n      settledBy { name }\n      maySettle\n      remarks { id at words mayWithdraw by { name } tenant { name } mentions { slug name } }\n    }\n    concerned { slug name }\n    maySay\n    heard { remarks unread }\n  }\n": typeof types.TalkFieldsFragmentDoc,
    "\n  fragment PapersFields on FigurePapers {\n    ref\n    mayAdd\n    files { id name size at mayRemove by { name } }\n  }\n": typeof types.PapersFieldsFragmentDoc,
    "\n  query Cell($plan: String!, $element: String!, $area: String!, $year: Int!, $category: String!) {\n    plan(code: $plan) { area { code } }\n    cell(plan: $plan, element: $element, area: $area, year: $year, category: $category) {\n      element {\n        code name unit period inferred definition\n        line { name }\n        earlier { until name definition why comparable }\n      }\n      area { code name }\n      category { code name }\n      owner { name }\n      figure { id revision state value emptiness ...FigureTimelineFields }\n      past { year value emptiness state }\n      indicators { code name unit formula aggregation inferred }\n      talk { ...TalkFields }\n      papers { ...PapersFields }\n    }\n  }\n": typeof types.CellDocument,
    "\n  query CellPeers($plan: String!, $area: String!, $years: [Int!]!) {\n    rollup(plan: $plan, area: $area, years: $years, basis: PUBLISHED, depth: 1) {\n      cells { indicator { code } area { code name level } year display emptiness }\n    }\n  }\n": typeof types.CellPeersDocument,
    "\n  mutation AddRemark($input: AddRemarkInput!) {\n    addRemark(input: $input) { ...TalkFields }\n  }\n": typeof types.AddRemarkDocument,
    "\n  mutation WithdrawRemark($input: RemarkInput!) {\n    withdrawRemark(input: $input) { ...TalkFields }\n  }\n": typeof types.WithdrawRemarkDocument,
    "\n  mutation SettleThread($input: SettleThreadInput!) {\n    settleThread(input: $input) { ...TalkFields }\n  }\n": typeof types.SettleThreadDocument,
    "\n  mutation MarkTalkRead($input: MarkTalkReadInput!) {\n    markTalkRead(input: $input) { ...TalkFields }\n  }\n": typeof types.MarkTalkReadDocument,
    "\n  mutation RemoveFigureFile($input: RemoveFigureFileInput!) {\n    removeFigureFile(input: $input) { ...PapersFields }\n  }\n": typeof types.RemoveFigureFileDocument,
};
const documents: Documents = {
    "\n  query PublishedPlans {\n    publishedPlans {\n      city\n      cityName\n      plan\n      title\n    }\n  }\n": types.PublishedPlansDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  query Frame {\n    plans { code title baselineYear targetYear }\n    schemes { code title years forms { code } }\n    home {\n      owed { plan { code } year }\n      waiting { plan { code } year }\n      progress { plan { code } year }\n    }\n  }\n": types.FrameDocument,
    "\n  query Audit($after: String) {\n    audit(first: 50, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { seq at action by tenant object detail hash }\n    }\n  }\n": types.AuditDocument,
    "\n  query BoardErrata($plan: String!, $year: Int!) {\n    errata(plan: $plan, year: $year) {\n      element { code name }\n      area { code name }\n      published\n      approved\n      reason\n    }\n  }\n": types.BoardErrataDocument,
    "\n  query Late($plan: String!, $year: Int!) {\n    roundProgress(plan: $plan, year: $year) {\n      round { state due }\n      tenants(first: 8) {\n        totalCount\n        nodes { tenant { slug name } owed submitted late deadline }\n      }\n    }\n  }\n": types.LateDocument,
    "\n  query Unreached($plan: String!) {\n    targetDecompositions(plan: $plan) {\n      answer reason\n      indicator { code name }\n    }\n  }\n": types.UnreachedDocument,
    "\n  query Warnings($plan: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    warnings(plan: $plan, area: $area, year: $year, basis: $basis) {\n      kind reason\n      indicator { code name lead { name } }\n    }\n  }\n": types.WarningsDocument,
    "\n  query CheckRules($year: Int!, $plan: String!) {\n    plan(code: $plan) { code title baselineYear targetYear }\n    checkRules(year: $year) {\n      builtIn { code grade sentence }\n      rules {\n        code version grade expression sentence sentenceZh sentenceEn note validFrom validTo state flagged tested found mayEnforce\n        about { key name indicator }\n        proposed { at by { name } tenant { name } }\n        enforced { at by { name } tenant { name } }\n        retired { at by { name } tenant { name } }\n      }\n      vocabulary { form gloss rate }\n      subjects { key name indicator }\n      mayWrite\n    }\n  }\n": types.CheckRulesDocument,
    "\n  query CheckExpression($expression: String!, $elements: [String!]!, $indicators: [String!]!) {\n    checkExpression(expression: $expression, elements: $elements, indicators: $indicators) { from to message }\n  }\n": types.CheckExpressionDocument,
    "\n  query TryCheckRule($input: TryCheckRuleInput!) {\n    tryCheckRule(input: $input) {\n      flagged\n      tested\n      listed\n      years { year flagged tested }\n      hits { year area { code name } element { code name } category value message }\n    }\n  }\n": types.TryCheckRuleDocument,
    "\n  mutation ProposeCheckRule($input: ProposeCheckRuleInput!) { proposeCheckRule(input: $input) { code version } }\n": types.ProposeCheckRuleDocument,
    "\n  mutation EnforceCheckRule($input: CheckRuleInput!) { enforceCheckRule(input: $input) { code version } }\n": types.EnforceCheckRuleDocument,
    "\n  mutation RetireCheckRule($input: CheckRuleInput!) { retireCheckRule(input: $input) { code version } }\n": types.RetireCheckRuleDocument,
    "\n  query DevelopmentIndex($plan: String!, $year: Int, $basis: Basis!, $version: Int) {\n    developmentIndex(plan: $plan, year: $year, basis: $basis, version: $version) {\n      plan { code title baselineYear targetYear area { code name } }\n      year\n      askedBy { number heading }\n      mayWeigh\n      weights { version least }\n      goals { indicator { code name unit precision domain { code } } low high share }\n      areas {\n        area { code name }\n        total\n        answered\n        covered\n        domains { domain { code } score scored of }\n        scores { indicator score }\n        leftOut { indicator { code name } reason }\n        rank\n        unranked\n        ranks\n        best\n        worst\n        series { year total answered }\n      }\n      variants { kind domain { code name } }\n    }\n    indexWeights(plan: $plan) {\n      version\n      domains { domain { code name } weight }\n      indicators { indicator weight }\n      least\n      note\n      signedBy { name }\n      tenant { name }\n      signedAt\n    }\n  }\n": types.DevelopmentIndexDocument,
    "\n  mutation SetIndexWeights($input: SetIndexWeightsInput!) {\n    setIndexWeights(input: $input) { version }\n  }\n": types.SetIndexWeightsDocument,
    "\n  query Evaluations($plan: String!) {\n    plan(code: $plan) { code title area { code } }\n    rounds(plan: $plan) { year snapshot { edition } }\n    evaluations(plan: $plan) {\n      id\n      kind\n      year\n      area { code name level }\n      tenant { slug name }\n      state\n      due\n      may\n      attainment { overall { met judgeable rate } }\n    }\n    home { evaluations { evaluation { id } work late } }\n  }\n": types.EvaluationsDocument,
    "\n  mutation CreateEvaluation($input: CreateEvaluationInput!) {\n    createEvaluation(input: $input) { id }\n  }\n": types.CreateEvaluationDocument,
    "\n  fragment EvaluationHead on Evaluation {\n    id\n    state\n    revision\n    due\n    may\n    lacks\n    steps { state by { name } at }\n    conclusion {\n      overview\n      achievements\n      problems\n      suggestions\n      filled { overview achievements problems suggestions }\n    }\n  }\n": types.EvaluationHeadFragmentDoc,
    "\n  fragment ScoreSheetFields on ScoreSheet {\n    version\n    items { code name guide weight }\n    note\n    by { name }\n    at\n  }\n": types.ScoreSheetFieldsFragmentDoc,
    "\n  fragment ScoringFields on Scoring {\n    areas { code name }\n    own {\n      revision\n      submittedAt\n      scores { area item points remark }\n    }\n    revealed\n    results {\n      area { code name }\n      total\n      items {\n        item\n        points\n        spread\n        apart\n        open\n        scores { expert points remark }\n        disputes { id tenant { name } by { name } at text }\n        ruling { points reason by { name } at }\n      }\n    }\n  }\n": types.ScoringFieldsFragmentDoc,
    "\n  fragment CellFields on RollupCell {\n    area { code name level }\n    value\n    display\n    emptiness\n    provisional\n    verdict { status reason judgement { reason outdated } }\n    completeness { reported expected missing { code } }\n  }\n": types.CellFieldsFragmentDoc,
    "\n  fragment TallyFields on Tally {\n    met\n    nearly\n    judgeable\n    total\n    rate\n    rateWithNearly\n    reason\n    unjudged { code name }\n  }\n": types.TallyFieldsFragmentDoc,
    "\n  query Evaluation($id: ID!) {\n    evaluationReports(evaluation: $id) { documents { kind } }\n    evaluation(id: $id) {\n      id\n      ...EvaluationHead\n      kind\n      year\n      plan { code title }\n      area { code name level }\n      tenant { slug name }\n      snapshot { edition publishedAt }\n      attainment {\n        overall { ...TallyFields }\n        domains { domain { code name } tally { ...TallyFields } }\n        areas { area { code name } tally { ...TallyFields } }\n      }\n      verdicts {\n        indicator { code name unit formula domain { code name } target { printed } }\n        cell { ...CellFields }\n        areas { ...CellFields }\n      }\n      work {\n        domain { code name }\n        kind\n        owed\n        done\n        underWay\n        delayed\n        notStarted\n        unrated\n      }\n      selfEvaluations {\n        tenant { slug name kind area { code name } }\n        state\n        late\n        submittedAt\n      }\n      panel { id name tenant { slug name } submittedAt }\n      candidates { id name tenant { slug name } submittedAt }\n      scoreSheet { ...ScoreSheetFields }\n      scoring { ...ScoringFields }\n      errata {\n        frozen { indicator { code name unit } ...CellFields }\n        now { ...CellFields }\n      }\n    }\n  }\n": types.EvaluationDocument,
    "\n  query EvaluationAgain($id: ID!) {\n    evaluation(id: $id) { ...EvaluationHead }\n  }\n": types.EvaluationAgainDocument,
    "\n  query ScoringAgain($id: ID!) {\n    evaluation(id: $id) { may scoring { ...ScoringFields } }\n  }\n": types.ScoringAgainDocument,
    "\n  mutation PrepareEvaluation($input: PrepareEvaluationInput!) {\n    prepareEvaluation(input: $input) { ...EvaluationHead }\n  }\n": types.PrepareEvaluationDocument,
    "\n  mutation AdvanceEvaluation($input: AdvanceEvaluationInput!) {\n    advanceEvaluation(input: $input) { ...EvaluationHead }\n  }\n": types.AdvanceEvaluationDocument,
    "\n  mutation WriteConclusion($input: WriteConclusionInput!) {\n    writeConclusion(input: $input) { ...EvaluationHead }\n  }\n": types.WriteConclusionDocument,
    "\n  mutation SaveScores($input: SaveScoresInput!) {\n    saveScores(input: $input) { may scoring { ...ScoringFields } }\n  }\n": types.SaveScoresDocument,
    "\n  mutation DisputeScore($input: DisputeScoreInput!) {\n    disputeScore(input: $input) { id }\n  }\n": types.DisputeScoreDocument,
    "\n  mutation RuleScore($input: RuleScoreInput!) {\n    ruleScore(input: $input) { id }\n  }\n": types.RuleScoreDocument,
    "\n  fragment SelfFields on SelfEvaluation {\n    evaluation {\n      id\n      kind\n      year\n      area { name }\n      plan { title }\n      state\n      due\n    }\n    tenant { slug name }\n    state\n    revision\n    achievements\n    problems\n    measures\n    results { ...UnitFields }\n    prefill\n    late\n    submittedAt\n    submittedBy { name }\n    remark\n    may\n  }\n": types.SelfFieldsFragmentDoc,
    "\n  query SelfEvaluation($evaluation: ID!, $tenant: String) {\n    selfEvaluation(evaluation: $evaluation, tenant: $tenant) { ...SelfFields }\n  }\n": types.SelfEvaluationDocument,
    "\n  mutation SaveSelfEvaluation($input: SaveSelfEvaluationInput!) {\n    saveSelfEvaluation(input: $input) { ...SelfFields }\n  }\n": types.SaveSelfEvaluationDocument,
    "\n  mutation SubmitSelfEvaluation($input: SubmitSelfEvaluationInput!) {\n    submitSelfEvaluation(input: $input) { ...SelfFields }\n  }\n": types.SubmitSelfEvaluationDocument,
    "\n  mutation ReturnSelfEvaluation($input: ReturnSelfEvaluationInput!) {\n    returnSelfEvaluation(input: $input) { ...SelfFields }\n  }\n": types.ReturnSelfEvaluationDocument,
    "\n  query ScoreSheets {\n    scoreSheets { ...ScoreSheetFields }\n  }\n": types.ScoreSheetsDocument,
    "\n  mutation AddScoreSheet($input: AddScoreSheetInput!) {\n    addScoreSheet(input: $input) { ...ScoreSheetFields }\n  }\n": types.AddScoreSheetDocument,
    "\n  fragment ReportDocumentFields on ReportDocument {\n    kind\n    title\n    run { id state step done of by { name } at reason }\n    file { path name size sha256 at final marked outdated }\n    may\n  }\n": types.ReportDocumentFieldsFragmentDoc,
    "\n  fragment ReportFieldFields on ReportField {\n    key\n    label\n    value\n    group\n  }\n": types.ReportFieldFieldsFragmentDoc,
    "\n  fragment ReportsFields on EvaluationReports {\n    texts {\n      part\n      title\n      documents\n      body\n      proposed\n      pieces { text field changed }\n      changes { field label was now }\n      typed\n      revision\n      by { name }\n      at\n      confirmedBy { name }\n      confirmedAt\n      may\n    }\n    fields { ...ReportFieldFields }\n    documents { ...ReportDocumentFields }\n    earlier { id kind year area { name } }\n  }\n": types.ReportsFieldsFragmentDoc,
    "\n  query Reports($evaluation: ID!) {\n    evaluationReports(evaluation: $evaluation) { ...ReportsFields }\n  }\n": types.ReportsDocument,
    "\n  query ReportProgress($evaluation: ID!) {\n    evaluationReports(evaluation: $evaluation) { documents { ...ReportDocumentFields } }\n  }\n": types.ReportProgressDocument,
    "\n  query ReportNumbers($evaluation: ID!) {\n    evaluationReports(evaluation: $evaluation) { fields { ...ReportFieldFields } }\n  }\n": types.ReportNumbersDocument,
    "\n  mutation WriteReportText($input: WriteReportTextInput!) {\n    writeReportText(input: $input) { ...ReportsFields }\n  }\n": types.WriteReportTextDocument,
    "\n  mutation ConfirmReportText($input: ConfirmReportTextInput!) {\n    confirmReportText(input: $input) { ...ReportsFields }\n  }\n": types.ConfirmReportTextDocument,
    "\n  mutation TakeOverReportTexts($input: TakeOverReportTextsInput!) {\n    takeOverReportTexts(input: $input) { ...ReportsFields }\n  }\n": types.TakeOverReportTextsDocument,
    "\n  mutation MakeReport($input: MakeReportInput!) {\n    makeReport(input: $input) { ...ReportsFields }\n  }\n": types.MakeReportDocument,
    "\n  fragment HistoryFields on HistoryImport {\n    id\n    name\n    source\n    tenant { name }\n    by { name }\n    at\n    state\n    says\n    total\n    done\n    fresh\n    changed\n    same\n    refused\n    doubted\n    firstYear\n    lastYear\n    takenTenant { name }\n    takenBy { name }\n    takenAt\n    endedAt\n    may\n  }\n": types.HistoryFieldsFragmentDoc,
    "\n  query History {\n    historyImports { ...HistoryFields }\n  }\n": types.HistoryDocument,
    "\n  query HistoryImport($id: ID!) {\n    historyImport(id: $id) { ...HistoryFields }\n  }\n": types.HistoryImportDocument,
    "\n  query HistoryProblems($id: ID!, $after: Int!) {\n    historyProblems(import: $id, first: 100, after: $after) {\n      totalCount\n      nodes { line grade code message }\n    }\n  }\n": types.HistoryProblemsDocument,
    "\n  mutation TakeHistory($input: HistoryImportInput!) {\n    takeHistory(input: $input) { ...HistoryFields }\n  }\n": types.TakeHistoryDocument,
    "\n  mutation CancelHistory($input: HistoryImportInput!) {\n    cancelHistory(input: $input) { ...HistoryFields }\n  }\n": types.CancelHistoryDocument,
    "\n  fragment BoardLink on Plan {\n    code\n    title\n    baselineYear\n    targetYear\n  }\n": types.BoardLinkFragmentDoc,
    "\n  fragment EvaluationLine on EvaluationOwed {\n    evaluation { id kind year area { name } plan { code title } }\n    work\n    due\n    late\n  }\n": types.EvaluationLineFragmentDoc,
    "\n  fragment ExtensionLine on ExtensionsWaiting {\n    plan { code title }\n    year\n    count\n  }\n": types.ExtensionLineFragmentDoc,
    "\n  query Home {\n    plans { code ...BoardLink }\n    home {\n      owed { ...OwedLine }\n      waiting { ...WaitingLine }\n      extensions { ...ExtensionLine }\n      vacancies { ...VacancyLine }\n      progress { ...TaskLine }\n      evaluations { ...EvaluationLine }\n      notices(first: 20) { ...NoticeLine }\n    }\n  }\n": types.HomeDocument,
    "\n  fragment NoticeLine on Notice {\n    id\n    at\n    kind\n    text\n    plan\n    year\n    read\n    place { element area category }\n  }\n": types.NoticeLineFragmentDoc,
    "\n  mutation MarkNoticesRead($ids: [ID!]!) {\n    markNoticesRead(ids: $ids)\n  }\n": types.MarkNoticesReadDocument,
    "\n  fragment OwedLine on Owed {\n    plan { code title }\n    year\n    total\n    toReport\n    returned\n    late\n    inTime\n    cameLate\n    deadline\n  }\n": types.OwedLineFragmentDoc,
    "\n  fragment TaskLine on ProgressOwed {\n    plan { code title }\n    year\n    due\n    toReport\n    returned\n    toReview\n    toAnswer\n    late\n  }\n": types.TaskLineFragmentDoc,
    "\n  fragment WaitingLine on Waiting {\n    plan { code title }\n    year\n    stage\n    count\n  }\n": types.WaitingLineFragmentDoc,
    "\n  mutation RecordBridge($input: RecordBridgeInput!) {\n    recordBridge(input: $input) { revision }\n  }\n": types.RecordBridgeDocument,
    "\n  query Definitions($plan: String!, $area: String!) {\n    plan(code: $plan) {\n      indicators {\n        code name unit definition formula\n        earlier { until name unit definition formula why comparable }\n      }\n    }\n    breaks(plan: $plan, area: $area) {\n      indicator { code }\n      year kind why comparable mayRecord\n      element { name }\n      bridge { factor shift basis revision recordedAt recordedBy { name } }\n    }\n    areaChanges { day firstYear kind why nameBefore before { code name } after { code name } }\n  }\n": types.DefinitionsDocument,
    "\n  query Explain($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    explain(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {\n      formula numerator denominator value display emptiness\n      indicator { unit }\n      completeness { missing { code } }\n      inputs {\n        figureId year value emptiness revision state enteredAt\n        area { code name level }\n        element { code name unit kind }\n        enteredBy { name }\n        signOffs { stage at outcome comment by { name } tenant { slug name } }\n      }\n    }\n  }\n": types.ExplainDocument,
    "\n  mutation JudgeTarget($input: JudgeTargetInput!) {\n    judgeTarget(input: $input) {\n      cell { verdict { status } }\n    }\n  }\n": types.JudgeTargetDocument,
    "\n  query Judged($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    explain(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {\n      verdict {\n        computed { status reason }\n        judgement { status reason signedAt outdated signedBy { name } tenant { name } }\n      }\n    }\n  }\n": types.JudgedDocument,
    "\n  query IndicatorMetadata($plan: String!) {\n    plan(code: $plan) {\n      code\n      indicators {\n        code formula period aggregation direction notes inferred precision\n        target { type printed mergedFrom }\n        lead { code name }\n        support { code name }\n        elements { code name unit level period inferred line { name } }\n      }\n    }\n  }\n": types.IndicatorMetadataDocument,
    "\n  query Outlook($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    outlook(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {\n      year prospect reason projected low high slope required distance points\n      warnings { kind reason }\n    }\n  }\n": types.OutlookDocument,
    "\n  query OwnTargets($plan: String!, $indicator: String!, $year: Int!, $basis: Basis!) {\n    ownTargets(plan: $plan, indicator: $indicator, year: $year, basis: $basis) {\n      offered\n      above {\n        area { code name }\n        cell { year display emptiness verdict { status reason } }\n        target { type strict value baseline printed note }\n        verdict { status reason }\n        history { revision type printed note at by { name } tenant { name } }\n        maySet\n      }\n      rows {\n        area { code name }\n        cell { year display emptiness verdict { status reason } }\n        target { type strict value baseline printed note }\n        verdict { status reason }\n        history { revision type printed note at by { name } tenant { name } }\n        maySet\n      }\n      decomposition { answer reason set of }\n    }\n  }\n": types.OwnTargetsDocument,
    "\n  mutation SetOwnTarget($input: SetOwnTargetInput!) {\n    setOwnTarget(input: $input) { revision }\n  }\n": types.SetOwnTargetDocument,
    "\n  mutation WithdrawOwnTarget($input: WithdrawOwnTargetInput!) {\n    withdrawOwnTarget(input: $input) { revision }\n  }\n": types.WithdrawOwnTargetDocument,
    "\n  query Organisation($plan: String!, $year: Int) {\n    organisation(plan: $plan, year: $year) {\n      plan { code title baselineYear targetYear }\n      mayRecord\n      articles {\n        number\n        heading\n        kinds\n        records {\n          id\n          revision\n          kind\n          year\n          tenant { slug name area { code name } }\n          title\n          text\n          number\n          source\n          day\n          state\n          purpose\n          organ\n          planned\n          spent\n          people\n          place\n          places\n          by { name }\n          at\n          mayChange\n          files { id name size by { name } at }\n        }\n      }\n    }\n  }\n": types.OrganisationDocument,
    "\n  query RecordHistory($record: ID!) {\n    recordHistory(record: $record) {\n      revision\n      kind\n      year\n      title\n      text\n      number\n      source\n      day\n      state\n      purpose\n      organ\n      planned\n      spent\n      people\n      place\n      places\n      withdrawn\n      by { name }\n      at\n    }\n  }\n": types.RecordHistoryDocument,
    "\n  mutation RecordOrganisation($input: RecordOrganisationInput!) {\n    recordOrganisation(input: $input) { id revision }\n  }\n": types.RecordOrganisationDocument,
    "\n  mutation WithdrawRecord($input: WithdrawRecordInput!) {\n    withdrawRecord(input: $input) { id revision }\n  }\n": types.WithdrawRecordDocument,
    "\n  mutation RemoveRecordFile($input: RemoveRecordFileInput!) {\n    removeRecordFile(input: $input) { id revision }\n  }\n": types.RemoveRecordFileDocument,
    "\n  query Catalogue($plan: String!) {\n    plan(code: $plan) {\n      code title baselineYear targetYear\n      area { code name }\n      domains { code name nameInTable }\n      indicators {\n        code name unit formula aggregation inferred\n        domain { code name }\n        baseline { printed }\n        target { printed mergedFrom }\n        lead { code name }\n        support { code name }\n        elements { code name unit level inferred line { code name } }\n      }\n      tasks {\n        code heading inferred\n        domain { code name }\n        lead { code name }\n        support { code name }\n        targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n        furtherTargets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n      }\n      projects {\n        code name inferred\n        lead { code name }\n        tasks { code heading }\n        targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n      }\n      articles { number heading }\n    }\n  }\n": types.CatalogueDocument,
    "\n  fragment SupervisionFields on Supervision {\n    id\n    item\n    itemName\n    tenant { slug name }\n    text\n    due\n    late\n    by { name }\n    at\n    answer\n    answeredBy { name }\n    answeredAt\n    mayAnswer\n  }\n": types.SupervisionFieldsFragmentDoc,
    "\n  query Progress($plan: String!, $year: Int!) {\n    progress(plan: $plan, year: $year) {\n      plan { code title }\n      year\n      open\n      due\n      items {\n        code\n        kind\n        name\n        domain { code name }\n        lead { code name }\n        support { code name }\n        role\n        reports {\n          tenant { slug name area { code name level } }\n          role\n          state\n          selfRating\n          rating\n          evidence\n          late\n        }\n        targets { code measuredBy series { year status } }\n      }\n      supervisions { ...SupervisionFields }\n    }\n  }\n": types.ProgressDocument,
    "\n  query Coherence($plan: String!, $year: Int!) {\n    coherence(plan: $plan, year: $year) {\n      kind\n      object\n      name\n      area { code name }\n      reason\n    }\n  }\n": types.CoherenceDocument,
    "\n  mutation AnswerSupervision($input: AnswerSupervisionInput!) {\n    answerSupervision(input: $input) { id }\n  }\n": types.AnswerSupervisionDocument,
    "\n  fragment ReportFields on ProgressReport {\n    id\n    item {\n      code\n      kind\n      name\n      domain { code name }\n      lead { code name }\n      support { code name }\n      related\n      reports {\n        tenant { slug name area { code name level } }\n        role\n        state\n        selfRating\n        rating\n        evidence\n        late\n      }\n    }\n    tenant { slug name area { code name } }\n    role\n    state\n    revision\n    done\n    results\n    problems\n    next\n    selfRating\n    fundsPlanned\n    fundsSpent\n    risks\n    evidence { id name mediaType size at by { name } }\n    late\n    due\n    writtenBy { name }\n    submittedAt\n    review { outcome rating remark by { name } at }\n    lastYear { done next selfRating rating }\n    targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n    milestones { code name printed due reached note state }\n    supervisions { ...SupervisionFields }\n    may\n  }\n": types.ReportFieldsFragmentDoc,
    "\n  query ProgressReport($plan: String!, $year: Int!, $item: String!, $tenant: String) {\n    plan(code: $plan) {\n      title\n      tasks { code heading }\n      projects { code name }\n    }\n    progressReport(plan: $plan, year: $year, item: $item, tenant: $tenant) { ...ReportFields }\n  }\n": types.ProgressReportDocument,
    "\n  query ProgressReportAgain($plan: String!, $year: Int!, $item: String!, $tenant: String) {\n    progressReport(plan: $plan, year: $year, item: $item, tenant: $tenant) { ...ReportFields }\n  }\n": types.ProgressReportAgainDocument,
    "\n  mutation SaveReport($input: SaveReportInput!) {\n    saveReport(input: $input) { ...ReportFields }\n  }\n": types.SaveReportDocument,
    "\n  mutation SubmitReport($input: ReportInput!) {\n    submitReport(input: $input) { ...ReportFields }\n  }\n": types.SubmitReportDocument,
    "\n  mutation WithdrawReport($input: ReportInput!) {\n    withdrawReport(input: $input) { ...ReportFields }\n  }\n": types.WithdrawReportDocument,
    "\n  mutation ReviewReport($input: ReviewReportInput!) {\n    reviewReport(input: $input) { ...ReportFields }\n  }\n": types.ReviewReportDocument,
    "\n  mutation RemoveEvidence($evidence: ID!, $requestId: String!) {\n    removeEvidence(evidence: $evidence, requestId: $requestId) { ...ReportFields }\n  }\n": types.RemoveEvidenceDocument,
    "\n  mutation Supervise($input: SuperviseInput!) {\n    supervise(input: $input) { id }\n  }\n": types.SuperviseDocument,
    "\n  mutation SetMilestone($input: SetMilestoneInput!) {\n    setMilestone(input: $input) { code }\n  }\n": types.SetMilestoneDocument,
    "\n  query TaskActivity($plan: String!, $year: Int!, $task: String!) {\n    taskActivity(plan: $plan, year: $year, task: $task) {\n      source\n      sourceName\n      name\n      unit\n      areas { area { code name } months { count hidden } }\n    }\n  }\n": types.TaskActivityDocument,
    "\n  query Published($city: String!, $plan: String!) {\n    published(city: $city, plan: $plan) {\n      title\n      city\n      years\n      publishedAt\n      board\n      demonstration\n    }\n  }\n": types.PublishedDocument,
    "\n  fragment QueueItemFields on QueueItem {\n    stage\n    due\n    figure {\n      id\n      revision\n      value\n      emptiness\n      state\n      explanation\n      correctionReason\n      enteredAt\n      enteredBy { name }\n      element { code name unit kind }\n      area { code name }\n      category { code name }\n      divergences { id value comment answer resolution tenant { name } }\n    }\n    lastYear { value emptiness explanation }\n    lastRevision { revision value emptiness }\n    problems { grade code message explanation }\n    heard { unread }\n  }\n": types.QueueItemFieldsFragmentDoc,
    "\n  query Queue($plan: String!, $year: Int!, $first: Int, $after: String) {\n    queue(plan: $plan, year: $year, first: $first, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { ...QueueItemFields }\n    }\n  }\n": types.QueueDocument,
    "\n  mutation Decide($input: DecideInput!) {\n    decide(input: $input) {\n      decided { figure { id state revision } }\n      refused { figure code message current { revision value emptiness } }\n    }\n  }\n": types.DecideDocument,
    "\n  mutation RecordDivergence($input: RecordDivergenceInput!) {\n    recordDivergence(input: $input) {\n      divergence { id value comment answer resolution tenant { name } }\n      refused { code message }\n    }\n  }\n": types.RecordDivergenceDocument,
    "\n  query Decisions($plan: String!, $year: Int!) {\n    decisions(plan: $plan, year: $year, first: 100) {\n      nodes {\n        signOff { at stage outcome reasonCode comment by { name } revision }\n        figure { id value emptiness state element { name unit } area { name } }\n      }\n    }\n  }\n": types.DecisionsDocument,
    "\n  query Reconciliation($plan: String!, $year: Int!) {\n    reconciliation(plan: $plan, year: $year) {\n      maySetTolerance\n      publications\n      rows {\n        element { code name unit kind }\n        area { code name }\n        category { code name }\n        figure { id revision state }\n        owner { slug name }\n        reported\n        have\n        of\n        tolerance { revision percent note }\n        state\n        restatedFrom { code name }\n        mayDecide\n        mayRefer\n        claims {\n          value\n          difference\n          percent\n          state\n          turn { slug name }\n          since\n          divergence { id comment answer tenant { slug name } }\n          reference { source revision accepts note tenant { name } earlier { revision value note at by { name } } }\n        }\n      }\n    }\n  }\n": types.ReconciliationDocument,
    "\n  mutation SetReferenceValue($input: SetReferenceValueInput!) {\n    setReferenceValue(input: $input) { source revision }\n  }\n": types.SetReferenceValueDocument,
    "\n  mutation AcceptDifference($input: AcceptDifferenceInput!) {\n    acceptDifference(input: $input) { source revision }\n  }\n": types.AcceptDifferenceDocument,
    "\n  mutation SetTolerance($input: SetToleranceInput!) {\n    setTolerance(input: $input) { revision }\n  }\n": types.SetToleranceDocument,
    "\n  mutation ReconcileDispute($input: RecordDivergenceInput!) {\n    recordDivergence(input: $input) {\n      divergence { id }\n      refused { message }\n    }\n  }\n": types.ReconcileDisputeDocument,
    "\n  mutation ReconcileDecide($input: DecideInput!) {\n    decide(input: $input) {\n      decided { figure { id } }\n      refused { message }\n    }\n  }\n": types.ReconcileDecideDocument,
    "\n  query Regime($year: Int!) {\n    regime {\n      bodies { role name short office rank secretariat from to current inferred }\n      county { stage name duties }\n      city { stage name duties }\n      years { year current county { stage name duties } city { stage name duties } }\n      reasons { code name needsWords retired }\n      periods { code name shape years elements example(year: $year) }\n      grades { code name }\n      ratings { code name }\n    }\n  }\n": types.RegimeDocument,
    "\n  query Region {\n    region {\n      code name level years\n      members { code name complete started asked }\n      indicators { code name unit precision direction noTotal }\n      values displays empty reported expected provisional\n    }\n  }\n": types.RegionDocument,
    "\n  mutation AnswerExtension($input: AnswerExtensionInput!) {\n    answerExtension(input: $input) { id state }\n  }\n": types.AnswerExtensionDocument,
    "\n  mutation Chase($input: ChaseInput!) {\n    chase(input: $input) { chased passed }\n  }\n": types.ChaseDocument,
    "\n  query RoundChases($plan: String!, $year: Int!) {\n    chases(plan: $plan, year: $year) {\n      id\n      tenant { slug name }\n      byTenant { slug name }\n      by { name }\n      at\n      outstanding\n      overdue\n      words\n      submitted\n      readAt\n      receipts { channel recipients sent failed givenUp sentAt why }\n    }\n  }\n": types.RoundChasesDocument,
    "\n  query Errata($plan: String!, $year: Int!) {\n    errata(plan: $plan, year: $year) {\n      element { code name unit }\n      area { code name }\n      published\n      approved\n      reason\n      at\n    }\n  }\n": types.ErrataDocument,
    "\n  query RoundExtensions($plan: String!, $year: Int!) {\n    extensions(plan: $plan, year: $year) {\n      id\n      tenant { slug name }\n      reason\n      until\n      by { name }\n      at\n      state\n      grantedUntil\n      words\n      answeredBy { name }\n      answeredAt\n      items { obligation element { name } area { name } deadline }\n      canAnswer\n    }\n  }\n": types.RoundExtensionsDocument,
    "\n  mutation OpenRound($input: OpenRoundInput!) {\n    openRound(input: $input) {\n      round { year }\n      obligations\n      gaps {\n        element { code }\n        area { code }\n        message\n      }\n    }\n  }\n": types.OpenRoundDocument,
    "\n  query RoundAreas($plan: String!, $year: Int!) {\n    roundProgress(plan: $plan, year: $year) {\n      areas { area { code name level } owed submitted approved late inTime cameLate daysLate }\n    }\n  }\n": types.RoundAreasDocument,
    "\n  mutation PublishRound($input: PublishRoundInput!) {\n    publishRound(input: $input) {\n      snapshot { id edition publishedAt }\n    }\n  }\n": types.PublishRoundDocument,
    "\n  query Rounds($plan: String!) {\n    plan(code: $plan) {\n      code\n      title\n      baselineYear\n      targetYear\n      scheme\n    }\n    rounds(plan: $plan) {\n      year\n      state\n      openedAt\n      due\n      snapshot { id edition publishedAt publishedBy { name } }\n    }\n    home { vacancies { ...VacancyLine } }\n  }\n": types.RoundsDocument,
    "\n  query RoundTenants($plan: String!, $year: Int!, $after: String) {\n    roundProgress(plan: $plan, year: $year) {\n      tenants(first: 20, after: $after) {\n        totalCount\n        pageInfo { hasNextPage endCursor }\n        nodes { tenant { slug name } owed submitted approved returned late inTime cameLate daysLate deadline }\n      }\n    }\n  }\n": types.RoundTenantsDocument,
    "\n  query Schemes {\n    schemes {\n      code\n      title\n      scope\n      years\n      forms { code number name level areas { code name } }\n    }\n  }\n": types.SchemesDocument,
    "\n  query SchemeForm($scheme: String!, $form: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    schemeForm(scheme: $scheme, form: $form, area: $area, year: $year, basis: $basis) {\n      scheme { code title issuer approver approval validTo inferred }\n      form { code number name level period inferred }\n      area { code name }\n      year\n      rows {\n        number\n        words\n        indent\n        unit\n        heading\n        inferred\n        display\n        emptiness\n        closed\n        provisional\n        completeness { reported expected }\n        line { name }\n        missing { area { code name } tenant { slug name } onItsWay }\n        serves { code title scheme }\n      }\n    }\n  }\n": types.SchemeFormDocument,
    "\n  query Settings {\n    settings {\n      mailAvailable\n      email\n      byMail\n      quietFrom\n      quietTo\n      quietWeekends\n      robotHost\n      people { id name username roleNames email byMail }\n    }\n  }\n": types.SettingsDocument,
    "\n  mutation SetContact($input: SetContactInput!) {\n    setContact(input: $input) { email }\n  }\n": types.SetContactDocument,
    "\n  mutation SetQuietHours($input: SetQuietHoursInput!) {\n    setQuietHours(input: $input) { quietFrom }\n  }\n": types.SetQuietHoursDocument,
    "\n  mutation SetRobot($input: SetRobotInput!) {\n    setRobot(input: $input) { robotHost }\n  }\n": types.SetRobotDocument,
    "\n  query Delegations {\n    delegations { ...DelegationDesk }\n  }\n": types.DelegationsDocument,
    "\n  fragment DelegationDesk on Delegations {\n    rows {\n      id\n      lender { name }\n      standIn { name }\n      roleNames\n      firstDay\n      lastDay\n      reason\n      state\n      endedAt\n      endedBy { name }\n      mayEnd\n    }\n    lenders { id name username disabled roles { code name } }\n    colleagues { id name username }\n    today\n  }\n": types.DelegationDeskFragmentDoc,
    "\n  mutation LendRoles($input: LendRolesInput!) {\n    lendRoles(input: $input) { today }\n  }\n": types.LendRolesDocument,
    "\n  mutation EndDelegation($input: EndDelegationInput!) {\n    endDelegation(input: $input) { today }\n  }\n": types.EndDelegationDocument,
    "\n  query SheetExtensions($plan: String!, $year: Int!) {\n    extensions(plan: $plan, year: $year) {\n      id\n      reason\n      until\n      state\n      grantedUntil\n      words\n      tenant { slug }\n      items { obligation element { name } }\n    }\n  }\n": types.SheetExtensionsDocument,
    "\n  mutation AskExtension($input: AskExtensionInput!) {\n    askExtension(input: $input) { id }\n  }\n": types.AskExtensionDocument,
    "\n  fragment SheetCellFields on SheetCell {\n    obligation\n    element { code name unit kind inferred }\n    area { code name }\n    category { code name }\n    deadline\n    firstDeadline\n    late\n    figure {\n      id\n      value\n      emptiness\n      state\n      revision\n      explanation\n      correctionReason\n      divergences { id value comment answer resolution at by { name } tenant { name } }\n    }\n    lastYear { value emptiness explanation }\n    proposal { id value emptiness from { code name asOf } }\n    from { code name asOf }\n    problems { grade code message explanation }\n    indicators { code name unit precision formula target { printed } elements { code name } }\n    targets { code printed of { code name } }\n    places { form name row }\n    serves { code title scheme }\n    canEdit\n    canWithdraw\n    canCorrect\n    heard { unread }\n    returned { at comment reasonCode due tenant { name } by { name } }\n  }\n": types.SheetCellFieldsFragmentDoc,
    "\n  fragment SheetFields on Sheet {\n    id\n    state\n    deadline\n    cells { ...SheetCellFields }\n  }\n": types.SheetFieldsFragmentDoc,
    "\n  query Sheet($plan: String!, $year: Int!) {\n    sheet(plan: $plan, year: $year) {\n      plan { title }\n      year\n      ...SheetFields\n    }\n  }\n": types.SheetDocument,
    "\n  mutation SaveFigures($input: SaveFiguresInput!) {\n    saveFigures(input: $input) {\n      sheet { ...SheetFields }\n      problems { obligation grade code message }\n    }\n  }\n": types.SaveFiguresDocument,
    "\n  mutation TakeProposals($input: TakeProposalsInput!) {\n    takeProposals(input: $input) {\n      sheet { ...SheetFields }\n      problems { obligation grade code message }\n    }\n  }\n": types.TakeProposalsDocument,
    "\n  mutation SubmitSheet($input: SubmitSheetInput!) {\n    submitSheet(input: $input) {\n      sheet { ...SheetFields }\n      submitted\n      problems { obligation grade code message }\n    }\n  }\n": types.SubmitSheetDocument,
    "\n  mutation WithdrawFigures($input: WithdrawFiguresInput!) {\n    withdrawFigures(input: $input) {\n      sheet { ...SheetFields }\n      refused { code message }\n    }\n  }\n": types.WithdrawFiguresDocument,
    "\n  mutation CorrectFigures($input: CorrectFiguresInput!) {\n    correctFigures(input: $input) {\n      sheet { ...SheetFields }\n      refused { code message }\n    }\n  }\n": types.CorrectFiguresDocument,
    "\n  mutation AnswerDivergence($input: AnswerDivergenceInput!) {\n    answerDivergence(input: $input) {\n      figure { id }\n    }\n  }\n": types.AnswerDivergenceDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      accessToken\n      expiresAt\n      viewer { tenant { slug name } ...ViewerFields }\n    }\n  }\n": types.SignInDocument,
    "\n  fragment SourceFields on Source {\n    code\n    name\n    owner { name }\n    every\n    elements { code name unit }\n    areas { code name }\n    kinds { kind name unit sensitive }\n    tasks { plan code }\n    note\n    inferred\n    enabled\n    freshness\n    lastAt\n    lastAsOf\n    due\n    counts { deliveries refused taken waiting }\n    may\n  }\n": types.SourceFieldsFragmentDoc,
    "\n  fragment SourceDeskFields on SourceDesk {\n    source { ...SourceFields }\n    names { name element { code name } category { code name } area { code name } added }\n    deliveries { id key at asOf records taken waiting refused }\n    waiting {\n      totalCount\n      nodes { id delivery field area year month category value emptiness asOf code message }\n    }\n    keys { id note elements { name } areas { name } madeBy { name } madeAt lastUsedAt revokedAt }\n    example\n  }\n": types.SourceDeskFieldsFragmentDoc,
    "\n  query Sources {\n    sources { ...SourceFields }\n  }\n": types.SourcesDocument,
    "\n  query Source($code: String!) {\n    source(code: $code) { ...SourceDeskFields }\n  }\n": types.SourceDocument,
    "\n  mutation MakeSourceKey($input: MakeSourceKeyInput!) {\n    makeSourceKey(input: $input) {\n      desk { ...SourceDeskFields }\n      key\n      secret\n    }\n  }\n": types.MakeSourceKeyDocument,
    "\n  mutation RevokeSourceKey($input: RevokeSourceKeyInput!) {\n    revokeSourceKey(input: $input) { ...SourceDeskFields }\n  }\n": types.RevokeSourceKeyDocument,
    "\n  mutation SwitchSource($input: SwitchSourceInput!) {\n    switchSource(input: $input) { ...SourceDeskFields }\n  }\n": types.SwitchSourceDocument,
    "\n  mutation NameSourceField($input: NameSourceFieldInput!) {\n    nameSourceField(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n": types.NameSourceFieldDocument,
    "\n  mutation NameSourceArea($input: NameSourceAreaInput!) {\n    nameSourceArea(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n": types.NameSourceAreaDocument,
    "\n  mutation RetrySource($input: RetrySourceInput!) {\n    retrySource(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n": types.RetrySourceDocument,
    "\n  mutation DropSourceItems($input: DropSourceItemsInput!) {\n    dropSourceItems(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n": types.DropSourceItemsDocument,
    "\n  query Surveys($plan: String!, $year: Int!) {\n    surveys(plan: $plan, year: $year) {\n      plan { code title }\n      mayAsk\n      surveys { id state answered title { zh en } tenant { slug name } questions { id } mayRun }\n    }\n  }\n": types.SurveysDocument,
    "\n  query Survey($id: ID!) {\n    survey(id: $id) {\n      id\n      revision\n      plan\n      year\n      state\n      key\n      answered\n      mayRun\n      title { zh en }\n      tenant { slug name }\n      questions { id kind required words { zh en } options { id words { zh en } } }\n      areas { code name }\n      links { area { code name } count }\n    }\n  }\n": types.SurveyDocument,
    "\n  query SurveyResult($id: ID!) {\n    surveyResult(id: $id) {\n      threshold\n      places { obligation category { code } element { name } area { code name } figure { revision } }\n      questions {\n        question { id kind words { zh en } options { id words { zh en } } }\n        overall { area { code name } hidden size counts { count share } satisfied { share low high } }\n        areas { area { code name } hidden size counts { count share } satisfied { share low high } }\n        texts\n      }\n    }\n  }\n": types.SurveyResultDocument,
    "\n  mutation SaveSurvey($input: SaveSurveyInput!) {\n    saveSurvey(input: $input) { id revision }\n  }\n": types.SaveSurveyDocument,
    "\n  mutation DiscardSurvey($input: SurveyInput!) {\n    discardSurvey(input: $input)\n  }\n": types.DiscardSurveyDocument,
    "\n  mutation OpenSurvey($input: SurveyInput!) {\n    openSurvey(input: $input) { id revision }\n  }\n": types.OpenSurveyDocument,
    "\n  mutation CloseSurvey($input: SurveyInput!) {\n    closeSurvey(input: $input) { id revision }\n  }\n": types.CloseSurveyDocument,
    "\n  mutation IssueSurveyLinks($input: IssueLinksInput!) {\n    issueSurveyLinks(input: $input) { tokens }\n  }\n": types.IssueSurveyLinksDocument,
    "\n  mutation AdoptSurveyResult($input: AdoptSurveyInput!) {\n    adoptSurveyResult(input: $input) { problems { grade message } }\n  }\n": types.AdoptSurveyResultDocument,
    "\n  query UnitResults($plan: String!, $year: Int!) {\n    plan(code: $plan) { title baselineYear targetYear }\n    unitResults(plan: $plan, year: $year) {\n      ...UnitFields\n    }\n  }\n": types.UnitResultsDocument,
    "\n  query CityWords {\n    regime {\n      committee { short office }\n      county { stage name }\n      city { stage name }\n      reasons { code name needsWords retired }\n      grades { code name }\n      ratings { code name }\n    }\n  }\n": types.CityWordsDocument,
    "\n  fragment ViewerFields on Viewer {\n    user { name }\n    tenant { slug name kind accent area { code name level } line { code name } }\n    roles\n    work\n    standsInFor { lender roleNames until }\n    demonstration\n  }\n": types.ViewerFieldsFragmentDoc,
    "\n  mutation Refresh {\n    refresh { accessToken expiresAt viewer { ...ViewerFields } }\n  }\n": types.RefreshDocument,
    "\n  query Divided($plan: String!, $indicator: String!, $area: String!, $years: [Int!]!, $basis: Basis!) {\n    divided(plan: $plan, indicator: $indicator, area: $area, years: $years, basis: $basis, depth: 1) {\n      ways {\n        division { code name }\n        counted unit\n        parts {\n          category { code name }\n          cells { area { code name } year value display emptiness provisional missing { name } }\n        }\n      }\n    }\n  }\n": types.DividedDocument,
    "\n  query OwnRoles {\n    viewer { ...ViewerFields }\n  }\n": types.OwnRolesDocument,
    "\n  fragment UnitFields on UnitResult {\n    tenant { slug name area { code name } }\n    figures { owed inTime late overdue returns }\n    tasks { owed submitted accepted returned withEvidence ratedSame ratedLower ratedHigher }\n    reminders { got inTime }\n    indicators { led judgeable met }\n    ownPlan\n  }\n": types.UnitFieldsFragmentDoc,
    "\n  query PlanFacts($plan: String!) {\n    plan(code: $plan) {\n      code title baselineYear targetYear\n      area { code name level }\n      domains { code name }\n      indicators {\n        code name unit precision direction aggregation inferred divided\n        domain { code }\n        lead { code name }\n        baseline { value printed }\n        target { type op value printed }\n      }\n    }\n  }\n": types.PlanFactsDocument,
    "\n  query Board($plan: String!, $area: String!, $years: [Int!]!, $basis: Basis!) {\n    board(plan: $plan, area: $area, years: $years, basis: $basis, depth: 1)\n    breaks(plan: $plan, area: $area) { indicator { code } year comparable }\n  }\n": types.BoardDocument,
    "\n  subscription Changes($plan: String, $year: Int) {\n    changes(plan: $plan, year: $year) {\n      kind\n      act\n      at\n      mine\n      figures\n      by { name }\n      tenant { name }\n    }\n  }\n": types.ChangesDocument,
    "\n  fragment FigureTimelineFields on Figure {\n    revisions { revision value emptiness explanation correctionReason enteredBy { name } enteredAt origin from { name asOf } }\n    signOffs { stage revision by { name } tenant { name } at outcome reasonCode comment due }\n    divergences { id revision by { name } tenant { name } at value comment answer answeredBy { name } resolution }\n  }\n": types.FigureTimelineFieldsFragmentDoc,
    "\n  fragment VacancyLine on Vacancy {\n    tenant { slug name }\n    role\n    roleName\n    alone\n    from\n  }\n": types.VacancyLineFragmentDoc,
    "\n  fragment TalkFields on Talk {\n    threads {\n      id\n      settled\n      settledAt\n      settledBy { name }\n      maySettle\n      remarks { id at words mayWithdraw by { name } tenant { name } mentions { slug name } }\n    }\n    concerned { slug name }\n    maySay\n    heard { remarks unread }\n  }\n": types.TalkFieldsFragmentDoc,
    "\n  fragment PapersFields on FigurePapers {\n    ref\n    mayAdd\n    files { id name size at mayRemove by { name } }\n  }\n": types.PapersFieldsFragmentDoc,
    "\n  query Cell($plan: String!, $element: String!, $area: String!, $year: Int!, $category: String!) {\n    plan(code: $plan) { area { code } }\n    cell(plan: $plan, element: $element, area: $area, year: $year, category: $category) {\n      element {\n        code name unit period inferred definition\n        line { name }\n        earlier { until name definition why comparable }\n      }\n      area { code name }\n      category { code name }\n      owner { name }\n      figure { id revision state value emptiness ...FigureTimelineFields }\n      past { year value emptiness state }\n      indicators { code name unit formula aggregation inferred }\n      talk { ...TalkFields }\n      papers { ...PapersFields }\n    }\n  }\n": types.CellDocument,
    "\n  query CellPeers($plan: String!, $area: String!, $years: [Int!]!) {\n    rollup(plan: $plan, area: $area, years: $years, basis: PUBLISHED, depth: 1) {\n      cells { indicator { code } area { code name level } year display emptiness }\n    }\n  }\n": types.CellPeersDocument,
    "\n  mutation AddRemark($input: AddRemarkInput!) {\n    addRemark(input: $input) { ...TalkFields }\n  }\n": types.AddRemarkDocument,
    "\n  mutation WithdrawRemark($input: RemarkInput!) {\n    withdrawRemark(input: $input) { ...TalkFields }\n  }\n": types.WithdrawRemarkDocument,
    "\n  mutation SettleThread($input: SettleThreadInput!) {\n    settleThread(input: $input) { ...TalkFields }\n  }\n": types.SettleThreadDocument,
    "\n  mutation MarkTalkRead($input: MarkTalkReadInput!) {\n    markTalkRead(input: $input) { ...TalkFields }\n  }\n": types.MarkTalkReadDocument,
    "\n  mutation RemoveFigureFile($input: RemoveFigureFileInput!) {\n    removeFigureFile(input: $input) { ...PapersFields }\n  }\n": types.RemoveFigureFileDocument,
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
export function graphql(source: "\n  query PublishedPlans {\n    publishedPlans {\n      city\n      cityName\n      plan\n      title\n    }\n  }\n"): (typeof documents)["\n  query PublishedPlans {\n    publishedPlans {\n      city\n      cityName\n      plan\n      title\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Frame {\n    plans { code title baselineYear targetYear }\n    schemes { code title years forms { code } }\n    home {\n      owed { plan { code } year }\n      waiting { plan { code } year }\n      progress { plan { code } year }\n    }\n  }\n"): (typeof documents)["\n  query Frame {\n    plans { code title baselineYear targetYear }\n    schemes { code title years forms { code } }\n    home {\n      owed { plan { code } year }\n      waiting { plan { code } year }\n      progress { plan { code } year }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Audit($after: String) {\n    audit(first: 50, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { seq at action by tenant object detail hash }\n    }\n  }\n"): (typeof documents)["\n  query Audit($after: String) {\n    audit(first: 50, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { seq at action by tenant object detail hash }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BoardErrata($plan: String!, $year: Int!) {\n    errata(plan: $plan, year: $year) {\n      element { code name }\n      area { code name }\n      published\n      approved\n      reason\n    }\n  }\n"): (typeof documents)["\n  query BoardErrata($plan: String!, $year: Int!) {\n    errata(plan: $plan, year: $year) {\n      element { code name }\n      area { code name }\n      published\n      approved\n      reason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Late($plan: String!, $year: Int!) {\n    roundProgress(plan: $plan, year: $year) {\n      round { state due }\n      tenants(first: 8) {\n        totalCount\n        nodes { tenant { slug name } owed submitted late deadline }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Late($plan: String!, $year: Int!) {\n    roundProgress(plan: $plan, year: $year) {\n      round { state due }\n      tenants(first: 8) {\n        totalCount\n        nodes { tenant { slug name } owed submitted late deadline }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Unreached($plan: String!) {\n    targetDecompositions(plan: $plan) {\n      answer reason\n      indicator { code name }\n    }\n  }\n"): (typeof documents)["\n  query Unreached($plan: String!) {\n    targetDecompositions(plan: $plan) {\n      answer reason\n      indicator { code name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Warnings($plan: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    warnings(plan: $plan, area: $area, year: $year, basis: $basis) {\n      kind reason\n      indicator { code name lead { name } }\n    }\n  }\n"): (typeof documents)["\n  query Warnings($plan: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    warnings(plan: $plan, area: $area, year: $year, basis: $basis) {\n      kind reason\n      indicator { code name lead { name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CheckRules($year: Int!, $plan: String!) {\n    plan(code: $plan) { code title baselineYear targetYear }\n    checkRules(year: $year) {\n      builtIn { code grade sentence }\n      rules {\n        code version grade expression sentence sentenceZh sentenceEn note validFrom validTo state flagged tested found mayEnforce\n        about { key name indicator }\n        proposed { at by { name } tenant { name } }\n        enforced { at by { name } tenant { name } }\n        retired { at by { name } tenant { name } }\n      }\n      vocabulary { form gloss rate }\n      subjects { key name indicator }\n      mayWrite\n    }\n  }\n"): (typeof documents)["\n  query CheckRules($year: Int!, $plan: String!) {\n    plan(code: $plan) { code title baselineYear targetYear }\n    checkRules(year: $year) {\n      builtIn { code grade sentence }\n      rules {\n        code version grade expression sentence sentenceZh sentenceEn note validFrom validTo state flagged tested found mayEnforce\n        about { key name indicator }\n        proposed { at by { name } tenant { name } }\n        enforced { at by { name } tenant { name } }\n        retired { at by { name } tenant { name } }\n      }\n      vocabulary { form gloss rate }\n      subjects { key name indicator }\n      mayWrite\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CheckExpression($expression: String!, $elements: [String!]!, $indicators: [String!]!) {\n    checkExpression(expression: $expression, elements: $elements, indicators: $indicators) { from to message }\n  }\n"): (typeof documents)["\n  query CheckExpression($expression: String!, $elements: [String!]!, $indicators: [String!]!) {\n    checkExpression(expression: $expression, elements: $elements, indicators: $indicators) { from to message }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TryCheckRule($input: TryCheckRuleInput!) {\n    tryCheckRule(input: $input) {\n      flagged\n      tested\n      listed\n      years { year flagged tested }\n      hits { year area { code name } element { code name } category value message }\n    }\n  }\n"): (typeof documents)["\n  query TryCheckRule($input: TryCheckRuleInput!) {\n    tryCheckRule(input: $input) {\n      flagged\n      tested\n      listed\n      years { year flagged tested }\n      hits { year area { code name } element { code name } category value message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProposeCheckRule($input: ProposeCheckRuleInput!) { proposeCheckRule(input: $input) { code version } }\n"): (typeof documents)["\n  mutation ProposeCheckRule($input: ProposeCheckRuleInput!) { proposeCheckRule(input: $input) { code version } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnforceCheckRule($input: CheckRuleInput!) { enforceCheckRule(input: $input) { code version } }\n"): (typeof documents)["\n  mutation EnforceCheckRule($input: CheckRuleInput!) { enforceCheckRule(input: $input) { code version } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetireCheckRule($input: CheckRuleInput!) { retireCheckRule(input: $input) { code version } }\n"): (typeof documents)["\n  mutation RetireCheckRule($input: CheckRuleInput!) { retireCheckRule(input: $input) { code version } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DevelopmentIndex($plan: String!, $year: Int, $basis: Basis!, $version: Int) {\n    developmentIndex(plan: $plan, year: $year, basis: $basis, version: $version) {\n      plan { code title baselineYear targetYear area { code name } }\n      year\n      askedBy { number heading }\n      mayWeigh\n      weights { version least }\n      goals { indicator { code name unit precision domain { code } } low high share }\n      areas {\n        area { code name }\n        total\n        answered\n        covered\n        domains { domain { code } score scored of }\n        scores { indicator score }\n        leftOut { indicator { code name } reason }\n        rank\n        unranked\n        ranks\n        best\n        worst\n        series { year total answered }\n      }\n      variants { kind domain { code name } }\n    }\n    indexWeights(plan: $plan) {\n      version\n      domains { domain { code name } weight }\n      indicators { indicator weight }\n      least\n      note\n      signedBy { name }\n      tenant { name }\n      signedAt\n    }\n  }\n"): (typeof documents)["\n  query DevelopmentIndex($plan: String!, $year: Int, $basis: Basis!, $version: Int) {\n    developmentIndex(plan: $plan, year: $year, basis: $basis, version: $version) {\n      plan { code title baselineYear targetYear area { code name } }\n      year\n      askedBy { number heading }\n      mayWeigh\n      weights { version least }\n      goals { indicator { code name unit precision domain { code } } low high share }\n      areas {\n        area { code name }\n        total\n        answered\n        covered\n        domains { domain { code } score scored of }\n        scores { indicator score }\n        leftOut { indicator { code name } reason }\n        rank\n        unranked\n        ranks\n        best\n        worst\n        series { year total answered }\n      }\n      variants { kind domain { code name } }\n    }\n    indexWeights(plan: $plan) {\n      version\n      domains { domain { code name } weight }\n      indicators { indicator weight }\n      least\n      note\n      signedBy { name }\n      tenant { name }\n      signedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetIndexWeights($input: SetIndexWeightsInput!) {\n    setIndexWeights(input: $input) { version }\n  }\n"): (typeof documents)["\n  mutation SetIndexWeights($input: SetIndexWeightsInput!) {\n    setIndexWeights(input: $input) { version }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Evaluations($plan: String!) {\n    plan(code: $plan) { code title area { code } }\n    rounds(plan: $plan) { year snapshot { edition } }\n    evaluations(plan: $plan) {\n      id\n      kind\n      year\n      area { code name level }\n      tenant { slug name }\n      state\n      due\n      may\n      attainment { overall { met judgeable rate } }\n    }\n    home { evaluations { evaluation { id } work late } }\n  }\n"): (typeof documents)["\n  query Evaluations($plan: String!) {\n    plan(code: $plan) { code title area { code } }\n    rounds(plan: $plan) { year snapshot { edition } }\n    evaluations(plan: $plan) {\n      id\n      kind\n      year\n      area { code name level }\n      tenant { slug name }\n      state\n      due\n      may\n      attainment { overall { met judgeable rate } }\n    }\n    home { evaluations { evaluation { id } work late } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateEvaluation($input: CreateEvaluationInput!) {\n    createEvaluation(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation CreateEvaluation($input: CreateEvaluationInput!) {\n    createEvaluation(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EvaluationHead on Evaluation {\n    id\n    state\n    revision\n    due\n    may\n    lacks\n    steps { state by { name } at }\n    conclusion {\n      overview\n      achievements\n      problems\n      suggestions\n      filled { overview achievements problems suggestions }\n    }\n  }\n"): (typeof documents)["\n  fragment EvaluationHead on Evaluation {\n    id\n    state\n    revision\n    due\n    may\n    lacks\n    steps { state by { name } at }\n    conclusion {\n      overview\n      achievements\n      problems\n      suggestions\n      filled { overview achievements problems suggestions }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ScoreSheetFields on ScoreSheet {\n    version\n    items { code name guide weight }\n    note\n    by { name }\n    at\n  }\n"): (typeof documents)["\n  fragment ScoreSheetFields on ScoreSheet {\n    version\n    items { code name guide weight }\n    note\n    by { name }\n    at\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ScoringFields on Scoring {\n    areas { code name }\n    own {\n      revision\n      submittedAt\n      scores { area item points remark }\n    }\n    revealed\n    results {\n      area { code name }\n      total\n      items {\n        item\n        points\n        spread\n        apart\n        open\n        scores { expert points remark }\n        disputes { id tenant { name } by { name } at text }\n        ruling { points reason by { name } at }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ScoringFields on Scoring {\n    areas { code name }\n    own {\n      revision\n      submittedAt\n      scores { area item points remark }\n    }\n    revealed\n    results {\n      area { code name }\n      total\n      items {\n        item\n        points\n        spread\n        apart\n        open\n        scores { expert points remark }\n        disputes { id tenant { name } by { name } at text }\n        ruling { points reason by { name } at }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CellFields on RollupCell {\n    area { code name level }\n    value\n    display\n    emptiness\n    provisional\n    verdict { status reason judgement { reason outdated } }\n    completeness { reported expected missing { code } }\n  }\n"): (typeof documents)["\n  fragment CellFields on RollupCell {\n    area { code name level }\n    value\n    display\n    emptiness\n    provisional\n    verdict { status reason judgement { reason outdated } }\n    completeness { reported expected missing { code } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TallyFields on Tally {\n    met\n    nearly\n    judgeable\n    total\n    rate\n    rateWithNearly\n    reason\n    unjudged { code name }\n  }\n"): (typeof documents)["\n  fragment TallyFields on Tally {\n    met\n    nearly\n    judgeable\n    total\n    rate\n    rateWithNearly\n    reason\n    unjudged { code name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Evaluation($id: ID!) {\n    evaluationReports(evaluation: $id) { documents { kind } }\n    evaluation(id: $id) {\n      id\n      ...EvaluationHead\n      kind\n      year\n      plan { code title }\n      area { code name level }\n      tenant { slug name }\n      snapshot { edition publishedAt }\n      attainment {\n        overall { ...TallyFields }\n        domains { domain { code name } tally { ...TallyFields } }\n        areas { area { code name } tally { ...TallyFields } }\n      }\n      verdicts {\n        indicator { code name unit formula domain { code name } target { printed } }\n        cell { ...CellFields }\n        areas { ...CellFields }\n      }\n      work {\n        domain { code name }\n        kind\n        owed\n        done\n        underWay\n        delayed\n        notStarted\n        unrated\n      }\n      selfEvaluations {\n        tenant { slug name kind area { code name } }\n        state\n        late\n        submittedAt\n      }\n      panel { id name tenant { slug name } submittedAt }\n      candidates { id name tenant { slug name } submittedAt }\n      scoreSheet { ...ScoreSheetFields }\n      scoring { ...ScoringFields }\n      errata {\n        frozen { indicator { code name unit } ...CellFields }\n        now { ...CellFields }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Evaluation($id: ID!) {\n    evaluationReports(evaluation: $id) { documents { kind } }\n    evaluation(id: $id) {\n      id\n      ...EvaluationHead\n      kind\n      year\n      plan { code title }\n      area { code name level }\n      tenant { slug name }\n      snapshot { edition publishedAt }\n      attainment {\n        overall { ...TallyFields }\n        domains { domain { code name } tally { ...TallyFields } }\n        areas { area { code name } tally { ...TallyFields } }\n      }\n      verdicts {\n        indicator { code name unit formula domain { code name } target { printed } }\n        cell { ...CellFields }\n        areas { ...CellFields }\n      }\n      work {\n        domain { code name }\n        kind\n        owed\n        done\n        underWay\n        delayed\n        notStarted\n        unrated\n      }\n      selfEvaluations {\n        tenant { slug name kind area { code name } }\n        state\n        late\n        submittedAt\n      }\n      panel { id name tenant { slug name } submittedAt }\n      candidates { id name tenant { slug name } submittedAt }\n      scoreSheet { ...ScoreSheetFields }\n      scoring { ...ScoringFields }\n      errata {\n        frozen { indicator { code name unit } ...CellFields }\n        now { ...CellFields }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EvaluationAgain($id: ID!) {\n    evaluation(id: $id) { ...EvaluationHead }\n  }\n"): (typeof documents)["\n  query EvaluationAgain($id: ID!) {\n    evaluation(id: $id) { ...EvaluationHead }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ScoringAgain($id: ID!) {\n    evaluation(id: $id) { may scoring { ...ScoringFields } }\n  }\n"): (typeof documents)["\n  query ScoringAgain($id: ID!) {\n    evaluation(id: $id) { may scoring { ...ScoringFields } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PrepareEvaluation($input: PrepareEvaluationInput!) {\n    prepareEvaluation(input: $input) { ...EvaluationHead }\n  }\n"): (typeof documents)["\n  mutation PrepareEvaluation($input: PrepareEvaluationInput!) {\n    prepareEvaluation(input: $input) { ...EvaluationHead }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdvanceEvaluation($input: AdvanceEvaluationInput!) {\n    advanceEvaluation(input: $input) { ...EvaluationHead }\n  }\n"): (typeof documents)["\n  mutation AdvanceEvaluation($input: AdvanceEvaluationInput!) {\n    advanceEvaluation(input: $input) { ...EvaluationHead }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WriteConclusion($input: WriteConclusionInput!) {\n    writeConclusion(input: $input) { ...EvaluationHead }\n  }\n"): (typeof documents)["\n  mutation WriteConclusion($input: WriteConclusionInput!) {\n    writeConclusion(input: $input) { ...EvaluationHead }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveScores($input: SaveScoresInput!) {\n    saveScores(input: $input) { may scoring { ...ScoringFields } }\n  }\n"): (typeof documents)["\n  mutation SaveScores($input: SaveScoresInput!) {\n    saveScores(input: $input) { may scoring { ...ScoringFields } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DisputeScore($input: DisputeScoreInput!) {\n    disputeScore(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation DisputeScore($input: DisputeScoreInput!) {\n    disputeScore(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RuleScore($input: RuleScoreInput!) {\n    ruleScore(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation RuleScore($input: RuleScoreInput!) {\n    ruleScore(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SelfFields on SelfEvaluation {\n    evaluation {\n      id\n      kind\n      year\n      area { name }\n      plan { title }\n      state\n      due\n    }\n    tenant { slug name }\n    state\n    revision\n    achievements\n    problems\n    measures\n    results { ...UnitFields }\n    prefill\n    late\n    submittedAt\n    submittedBy { name }\n    remark\n    may\n  }\n"): (typeof documents)["\n  fragment SelfFields on SelfEvaluation {\n    evaluation {\n      id\n      kind\n      year\n      area { name }\n      plan { title }\n      state\n      due\n    }\n    tenant { slug name }\n    state\n    revision\n    achievements\n    problems\n    measures\n    results { ...UnitFields }\n    prefill\n    late\n    submittedAt\n    submittedBy { name }\n    remark\n    may\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SelfEvaluation($evaluation: ID!, $tenant: String) {\n    selfEvaluation(evaluation: $evaluation, tenant: $tenant) { ...SelfFields }\n  }\n"): (typeof documents)["\n  query SelfEvaluation($evaluation: ID!, $tenant: String) {\n    selfEvaluation(evaluation: $evaluation, tenant: $tenant) { ...SelfFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveSelfEvaluation($input: SaveSelfEvaluationInput!) {\n    saveSelfEvaluation(input: $input) { ...SelfFields }\n  }\n"): (typeof documents)["\n  mutation SaveSelfEvaluation($input: SaveSelfEvaluationInput!) {\n    saveSelfEvaluation(input: $input) { ...SelfFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitSelfEvaluation($input: SubmitSelfEvaluationInput!) {\n    submitSelfEvaluation(input: $input) { ...SelfFields }\n  }\n"): (typeof documents)["\n  mutation SubmitSelfEvaluation($input: SubmitSelfEvaluationInput!) {\n    submitSelfEvaluation(input: $input) { ...SelfFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReturnSelfEvaluation($input: ReturnSelfEvaluationInput!) {\n    returnSelfEvaluation(input: $input) { ...SelfFields }\n  }\n"): (typeof documents)["\n  mutation ReturnSelfEvaluation($input: ReturnSelfEvaluationInput!) {\n    returnSelfEvaluation(input: $input) { ...SelfFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ScoreSheets {\n    scoreSheets { ...ScoreSheetFields }\n  }\n"): (typeof documents)["\n  query ScoreSheets {\n    scoreSheets { ...ScoreSheetFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddScoreSheet($input: AddScoreSheetInput!) {\n    addScoreSheet(input: $input) { ...ScoreSheetFields }\n  }\n"): (typeof documents)["\n  mutation AddScoreSheet($input: AddScoreSheetInput!) {\n    addScoreSheet(input: $input) { ...ScoreSheetFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReportDocumentFields on ReportDocument {\n    kind\n    title\n    run { id state step done of by { name } at reason }\n    file { path name size sha256 at final marked outdated }\n    may\n  }\n"): (typeof documents)["\n  fragment ReportDocumentFields on ReportDocument {\n    kind\n    title\n    run { id state step done of by { name } at reason }\n    file { path name size sha256 at final marked outdated }\n    may\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReportFieldFields on ReportField {\n    key\n    label\n    value\n    group\n  }\n"): (typeof documents)["\n  fragment ReportFieldFields on ReportField {\n    key\n    label\n    value\n    group\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReportsFields on EvaluationReports {\n    texts {\n      part\n      title\n      documents\n      body\n      proposed\n      pieces { text field changed }\n      changes { field label was now }\n      typed\n      revision\n      by { name }\n      at\n      confirmedBy { name }\n      confirmedAt\n      may\n    }\n    fields { ...ReportFieldFields }\n    documents { ...ReportDocumentFields }\n    earlier { id kind year area { name } }\n  }\n"): (typeof documents)["\n  fragment ReportsFields on EvaluationReports {\n    texts {\n      part\n      title\n      documents\n      body\n      proposed\n      pieces { text field changed }\n      changes { field label was now }\n      typed\n      revision\n      by { name }\n      at\n      confirmedBy { name }\n      confirmedAt\n      may\n    }\n    fields { ...ReportFieldFields }\n    documents { ...ReportDocumentFields }\n    earlier { id kind year area { name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Reports($evaluation: ID!) {\n    evaluationReports(evaluation: $evaluation) { ...ReportsFields }\n  }\n"): (typeof documents)["\n  query Reports($evaluation: ID!) {\n    evaluationReports(evaluation: $evaluation) { ...ReportsFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReportProgress($evaluation: ID!) {\n    evaluationReports(evaluation: $evaluation) { documents { ...ReportDocumentFields } }\n  }\n"): (typeof documents)["\n  query ReportProgress($evaluation: ID!) {\n    evaluationReports(evaluation: $evaluation) { documents { ...ReportDocumentFields } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReportNumbers($evaluation: ID!) {\n    evaluationReports(evaluation: $evaluation) { fields { ...ReportFieldFields } }\n  }\n"): (typeof documents)["\n  query ReportNumbers($evaluation: ID!) {\n    evaluationReports(evaluation: $evaluation) { fields { ...ReportFieldFields } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WriteReportText($input: WriteReportTextInput!) {\n    writeReportText(input: $input) { ...ReportsFields }\n  }\n"): (typeof documents)["\n  mutation WriteReportText($input: WriteReportTextInput!) {\n    writeReportText(input: $input) { ...ReportsFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmReportText($input: ConfirmReportTextInput!) {\n    confirmReportText(input: $input) { ...ReportsFields }\n  }\n"): (typeof documents)["\n  mutation ConfirmReportText($input: ConfirmReportTextInput!) {\n    confirmReportText(input: $input) { ...ReportsFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeOverReportTexts($input: TakeOverReportTextsInput!) {\n    takeOverReportTexts(input: $input) { ...ReportsFields }\n  }\n"): (typeof documents)["\n  mutation TakeOverReportTexts($input: TakeOverReportTextsInput!) {\n    takeOverReportTexts(input: $input) { ...ReportsFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MakeReport($input: MakeReportInput!) {\n    makeReport(input: $input) { ...ReportsFields }\n  }\n"): (typeof documents)["\n  mutation MakeReport($input: MakeReportInput!) {\n    makeReport(input: $input) { ...ReportsFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HistoryFields on HistoryImport {\n    id\n    name\n    source\n    tenant { name }\n    by { name }\n    at\n    state\n    says\n    total\n    done\n    fresh\n    changed\n    same\n    refused\n    doubted\n    firstYear\n    lastYear\n    takenTenant { name }\n    takenBy { name }\n    takenAt\n    endedAt\n    may\n  }\n"): (typeof documents)["\n  fragment HistoryFields on HistoryImport {\n    id\n    name\n    source\n    tenant { name }\n    by { name }\n    at\n    state\n    says\n    total\n    done\n    fresh\n    changed\n    same\n    refused\n    doubted\n    firstYear\n    lastYear\n    takenTenant { name }\n    takenBy { name }\n    takenAt\n    endedAt\n    may\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query History {\n    historyImports { ...HistoryFields }\n  }\n"): (typeof documents)["\n  query History {\n    historyImports { ...HistoryFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HistoryImport($id: ID!) {\n    historyImport(id: $id) { ...HistoryFields }\n  }\n"): (typeof documents)["\n  query HistoryImport($id: ID!) {\n    historyImport(id: $id) { ...HistoryFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HistoryProblems($id: ID!, $after: Int!) {\n    historyProblems(import: $id, first: 100, after: $after) {\n      totalCount\n      nodes { line grade code message }\n    }\n  }\n"): (typeof documents)["\n  query HistoryProblems($id: ID!, $after: Int!) {\n    historyProblems(import: $id, first: 100, after: $after) {\n      totalCount\n      nodes { line grade code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeHistory($input: HistoryImportInput!) {\n    takeHistory(input: $input) { ...HistoryFields }\n  }\n"): (typeof documents)["\n  mutation TakeHistory($input: HistoryImportInput!) {\n    takeHistory(input: $input) { ...HistoryFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelHistory($input: HistoryImportInput!) {\n    cancelHistory(input: $input) { ...HistoryFields }\n  }\n"): (typeof documents)["\n  mutation CancelHistory($input: HistoryImportInput!) {\n    cancelHistory(input: $input) { ...HistoryFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BoardLink on Plan {\n    code\n    title\n    baselineYear\n    targetYear\n  }\n"): (typeof documents)["\n  fragment BoardLink on Plan {\n    code\n    title\n    baselineYear\n    targetYear\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EvaluationLine on EvaluationOwed {\n    evaluation { id kind year area { name } plan { code title } }\n    work\n    due\n    late\n  }\n"): (typeof documents)["\n  fragment EvaluationLine on EvaluationOwed {\n    evaluation { id kind year area { name } plan { code title } }\n    work\n    due\n    late\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ExtensionLine on ExtensionsWaiting {\n    plan { code title }\n    year\n    count\n  }\n"): (typeof documents)["\n  fragment ExtensionLine on ExtensionsWaiting {\n    plan { code title }\n    year\n    count\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Home {\n    plans { code ...BoardLink }\n    home {\n      owed { ...OwedLine }\n      waiting { ...WaitingLine }\n      extensions { ...ExtensionLine }\n      vacancies { ...VacancyLine }\n      progress { ...TaskLine }\n      evaluations { ...EvaluationLine }\n      notices(first: 20) { ...NoticeLine }\n    }\n  }\n"): (typeof documents)["\n  query Home {\n    plans { code ...BoardLink }\n    home {\n      owed { ...OwedLine }\n      waiting { ...WaitingLine }\n      extensions { ...ExtensionLine }\n      vacancies { ...VacancyLine }\n      progress { ...TaskLine }\n      evaluations { ...EvaluationLine }\n      notices(first: 20) { ...NoticeLine }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment NoticeLine on Notice {\n    id\n    at\n    kind\n    text\n    plan\n    year\n    read\n    place { element area category }\n  }\n"): (typeof documents)["\n  fragment NoticeLine on Notice {\n    id\n    at\n    kind\n    text\n    plan\n    year\n    read\n    place { element area category }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkNoticesRead($ids: [ID!]!) {\n    markNoticesRead(ids: $ids)\n  }\n"): (typeof documents)["\n  mutation MarkNoticesRead($ids: [ID!]!) {\n    markNoticesRead(ids: $ids)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OwedLine on Owed {\n    plan { code title }\n    year\n    total\n    toReport\n    returned\n    late\n    inTime\n    cameLate\n    deadline\n  }\n"): (typeof documents)["\n  fragment OwedLine on Owed {\n    plan { code title }\n    year\n    total\n    toReport\n    returned\n    late\n    inTime\n    cameLate\n    deadline\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TaskLine on ProgressOwed {\n    plan { code title }\n    year\n    due\n    toReport\n    returned\n    toReview\n    toAnswer\n    late\n  }\n"): (typeof documents)["\n  fragment TaskLine on ProgressOwed {\n    plan { code title }\n    year\n    due\n    toReport\n    returned\n    toReview\n    toAnswer\n    late\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WaitingLine on Waiting {\n    plan { code title }\n    year\n    stage\n    count\n  }\n"): (typeof documents)["\n  fragment WaitingLine on Waiting {\n    plan { code title }\n    year\n    stage\n    count\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordBridge($input: RecordBridgeInput!) {\n    recordBridge(input: $input) { revision }\n  }\n"): (typeof documents)["\n  mutation RecordBridge($input: RecordBridgeInput!) {\n    recordBridge(input: $input) { revision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Definitions($plan: String!, $area: String!) {\n    plan(code: $plan) {\n      indicators {\n        code name unit definition formula\n        earlier { until name unit definition formula why comparable }\n      }\n    }\n    breaks(plan: $plan, area: $area) {\n      indicator { code }\n      year kind why comparable mayRecord\n      element { name }\n      bridge { factor shift basis revision recordedAt recordedBy { name } }\n    }\n    areaChanges { day firstYear kind why nameBefore before { code name } after { code name } }\n  }\n"): (typeof documents)["\n  query Definitions($plan: String!, $area: String!) {\n    plan(code: $plan) {\n      indicators {\n        code name unit definition formula\n        earlier { until name unit definition formula why comparable }\n      }\n    }\n    breaks(plan: $plan, area: $area) {\n      indicator { code }\n      year kind why comparable mayRecord\n      element { name }\n      bridge { factor shift basis revision recordedAt recordedBy { name } }\n    }\n    areaChanges { day firstYear kind why nameBefore before { code name } after { code name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Explain($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    explain(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {\n      formula numerator denominator value display emptiness\n      indicator { unit }\n      completeness { missing { code } }\n      inputs {\n        figureId year value emptiness revision state enteredAt\n        area { code name level }\n        element { code name unit kind }\n        enteredBy { name }\n        signOffs { stage at outcome comment by { name } tenant { slug name } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Explain($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    explain(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {\n      formula numerator denominator value display emptiness\n      indicator { unit }\n      completeness { missing { code } }\n      inputs {\n        figureId year value emptiness revision state enteredAt\n        area { code name level }\n        element { code name unit kind }\n        enteredBy { name }\n        signOffs { stage at outcome comment by { name } tenant { slug name } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation JudgeTarget($input: JudgeTargetInput!) {\n    judgeTarget(input: $input) {\n      cell { verdict { status } }\n    }\n  }\n"): (typeof documents)["\n  mutation JudgeTarget($input: JudgeTargetInput!) {\n    judgeTarget(input: $input) {\n      cell { verdict { status } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Judged($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    explain(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {\n      verdict {\n        computed { status reason }\n        judgement { status reason signedAt outdated signedBy { name } tenant { name } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Judged($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    explain(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {\n      verdict {\n        computed { status reason }\n        judgement { status reason signedAt outdated signedBy { name } tenant { name } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IndicatorMetadata($plan: String!) {\n    plan(code: $plan) {\n      code\n      indicators {\n        code formula period aggregation direction notes inferred precision\n        target { type printed mergedFrom }\n        lead { code name }\n        support { code name }\n        elements { code name unit level period inferred line { name } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query IndicatorMetadata($plan: String!) {\n    plan(code: $plan) {\n      code\n      indicators {\n        code formula period aggregation direction notes inferred precision\n        target { type printed mergedFrom }\n        lead { code name }\n        support { code name }\n        elements { code name unit level period inferred line { name } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Outlook($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    outlook(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {\n      year prospect reason projected low high slope required distance points\n      warnings { kind reason }\n    }\n  }\n"): (typeof documents)["\n  query Outlook($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    outlook(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {\n      year prospect reason projected low high slope required distance points\n      warnings { kind reason }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnTargets($plan: String!, $indicator: String!, $year: Int!, $basis: Basis!) {\n    ownTargets(plan: $plan, indicator: $indicator, year: $year, basis: $basis) {\n      offered\n      above {\n        area { code name }\n        cell { year display emptiness verdict { status reason } }\n        target { type strict value baseline printed note }\n        verdict { status reason }\n        history { revision type printed note at by { name } tenant { name } }\n        maySet\n      }\n      rows {\n        area { code name }\n        cell { year display emptiness verdict { status reason } }\n        target { type strict value baseline printed note }\n        verdict { status reason }\n        history { revision type printed note at by { name } tenant { name } }\n        maySet\n      }\n      decomposition { answer reason set of }\n    }\n  }\n"): (typeof documents)["\n  query OwnTargets($plan: String!, $indicator: String!, $year: Int!, $basis: Basis!) {\n    ownTargets(plan: $plan, indicator: $indicator, year: $year, basis: $basis) {\n      offered\n      above {\n        area { code name }\n        cell { year display emptiness verdict { status reason } }\n        target { type strict value baseline printed note }\n        verdict { status reason }\n        history { revision type printed note at by { name } tenant { name } }\n        maySet\n      }\n      rows {\n        area { code name }\n        cell { year display emptiness verdict { status reason } }\n        target { type strict value baseline printed note }\n        verdict { status reason }\n        history { revision type printed note at by { name } tenant { name } }\n        maySet\n      }\n      decomposition { answer reason set of }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetOwnTarget($input: SetOwnTargetInput!) {\n    setOwnTarget(input: $input) { revision }\n  }\n"): (typeof documents)["\n  mutation SetOwnTarget($input: SetOwnTargetInput!) {\n    setOwnTarget(input: $input) { revision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawOwnTarget($input: WithdrawOwnTargetInput!) {\n    withdrawOwnTarget(input: $input) { revision }\n  }\n"): (typeof documents)["\n  mutation WithdrawOwnTarget($input: WithdrawOwnTargetInput!) {\n    withdrawOwnTarget(input: $input) { revision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Organisation($plan: String!, $year: Int) {\n    organisation(plan: $plan, year: $year) {\n      plan { code title baselineYear targetYear }\n      mayRecord\n      articles {\n        number\n        heading\n        kinds\n        records {\n          id\n          revision\n          kind\n          year\n          tenant { slug name area { code name } }\n          title\n          text\n          number\n          source\n          day\n          state\n          purpose\n          organ\n          planned\n          spent\n          people\n          place\n          places\n          by { name }\n          at\n          mayChange\n          files { id name size by { name } at }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Organisation($plan: String!, $year: Int) {\n    organisation(plan: $plan, year: $year) {\n      plan { code title baselineYear targetYear }\n      mayRecord\n      articles {\n        number\n        heading\n        kinds\n        records {\n          id\n          revision\n          kind\n          year\n          tenant { slug name area { code name } }\n          title\n          text\n          number\n          source\n          day\n          state\n          purpose\n          organ\n          planned\n          spent\n          people\n          place\n          places\n          by { name }\n          at\n          mayChange\n          files { id name size by { name } at }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordHistory($record: ID!) {\n    recordHistory(record: $record) {\n      revision\n      kind\n      year\n      title\n      text\n      number\n      source\n      day\n      state\n      purpose\n      organ\n      planned\n      spent\n      people\n      place\n      places\n      withdrawn\n      by { name }\n      at\n    }\n  }\n"): (typeof documents)["\n  query RecordHistory($record: ID!) {\n    recordHistory(record: $record) {\n      revision\n      kind\n      year\n      title\n      text\n      number\n      source\n      day\n      state\n      purpose\n      organ\n      planned\n      spent\n      people\n      place\n      places\n      withdrawn\n      by { name }\n      at\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordOrganisation($input: RecordOrganisationInput!) {\n    recordOrganisation(input: $input) { id revision }\n  }\n"): (typeof documents)["\n  mutation RecordOrganisation($input: RecordOrganisationInput!) {\n    recordOrganisation(input: $input) { id revision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawRecord($input: WithdrawRecordInput!) {\n    withdrawRecord(input: $input) { id revision }\n  }\n"): (typeof documents)["\n  mutation WithdrawRecord($input: WithdrawRecordInput!) {\n    withdrawRecord(input: $input) { id revision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveRecordFile($input: RemoveRecordFileInput!) {\n    removeRecordFile(input: $input) { id revision }\n  }\n"): (typeof documents)["\n  mutation RemoveRecordFile($input: RemoveRecordFileInput!) {\n    removeRecordFile(input: $input) { id revision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Catalogue($plan: String!) {\n    plan(code: $plan) {\n      code title baselineYear targetYear\n      area { code name }\n      domains { code name nameInTable }\n      indicators {\n        code name unit formula aggregation inferred\n        domain { code name }\n        baseline { printed }\n        target { printed mergedFrom }\n        lead { code name }\n        support { code name }\n        elements { code name unit level inferred line { code name } }\n      }\n      tasks {\n        code heading inferred\n        domain { code name }\n        lead { code name }\n        support { code name }\n        targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n        furtherTargets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n      }\n      projects {\n        code name inferred\n        lead { code name }\n        tasks { code heading }\n        targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n      }\n      articles { number heading }\n    }\n  }\n"): (typeof documents)["\n  query Catalogue($plan: String!) {\n    plan(code: $plan) {\n      code title baselineYear targetYear\n      area { code name }\n      domains { code name nameInTable }\n      indicators {\n        code name unit formula aggregation inferred\n        domain { code name }\n        baseline { printed }\n        target { printed mergedFrom }\n        lead { code name }\n        support { code name }\n        elements { code name unit level inferred line { code name } }\n      }\n      tasks {\n        code heading inferred\n        domain { code name }\n        lead { code name }\n        support { code name }\n        targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n        furtherTargets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n      }\n      projects {\n        code name inferred\n        lead { code name }\n        tasks { code heading }\n        targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n      }\n      articles { number heading }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SupervisionFields on Supervision {\n    id\n    item\n    itemName\n    tenant { slug name }\n    text\n    due\n    late\n    by { name }\n    at\n    answer\n    answeredBy { name }\n    answeredAt\n    mayAnswer\n  }\n"): (typeof documents)["\n  fragment SupervisionFields on Supervision {\n    id\n    item\n    itemName\n    tenant { slug name }\n    text\n    due\n    late\n    by { name }\n    at\n    answer\n    answeredBy { name }\n    answeredAt\n    mayAnswer\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Progress($plan: String!, $year: Int!) {\n    progress(plan: $plan, year: $year) {\n      plan { code title }\n      year\n      open\n      due\n      items {\n        code\n        kind\n        name\n        domain { code name }\n        lead { code name }\n        support { code name }\n        role\n        reports {\n          tenant { slug name area { code name level } }\n          role\n          state\n          selfRating\n          rating\n          evidence\n          late\n        }\n        targets { code measuredBy series { year status } }\n      }\n      supervisions { ...SupervisionFields }\n    }\n  }\n"): (typeof documents)["\n  query Progress($plan: String!, $year: Int!) {\n    progress(plan: $plan, year: $year) {\n      plan { code title }\n      year\n      open\n      due\n      items {\n        code\n        kind\n        name\n        domain { code name }\n        lead { code name }\n        support { code name }\n        role\n        reports {\n          tenant { slug name area { code name level } }\n          role\n          state\n          selfRating\n          rating\n          evidence\n          late\n        }\n        targets { code measuredBy series { year status } }\n      }\n      supervisions { ...SupervisionFields }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Coherence($plan: String!, $year: Int!) {\n    coherence(plan: $plan, year: $year) {\n      kind\n      object\n      name\n      area { code name }\n      reason\n    }\n  }\n"): (typeof documents)["\n  query Coherence($plan: String!, $year: Int!) {\n    coherence(plan: $plan, year: $year) {\n      kind\n      object\n      name\n      area { code name }\n      reason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerSupervision($input: AnswerSupervisionInput!) {\n    answerSupervision(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation AnswerSupervision($input: AnswerSupervisionInput!) {\n    answerSupervision(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReportFields on ProgressReport {\n    id\n    item {\n      code\n      kind\n      name\n      domain { code name }\n      lead { code name }\n      support { code name }\n      related\n      reports {\n        tenant { slug name area { code name level } }\n        role\n        state\n        selfRating\n        rating\n        evidence\n        late\n      }\n    }\n    tenant { slug name area { code name } }\n    role\n    state\n    revision\n    done\n    results\n    problems\n    next\n    selfRating\n    fundsPlanned\n    fundsSpent\n    risks\n    evidence { id name mediaType size at by { name } }\n    late\n    due\n    writtenBy { name }\n    submittedAt\n    review { outcome rating remark by { name } at }\n    lastYear { done next selfRating rating }\n    targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n    milestones { code name printed due reached note state }\n    supervisions { ...SupervisionFields }\n    may\n  }\n"): (typeof documents)["\n  fragment ReportFields on ProgressReport {\n    id\n    item {\n      code\n      kind\n      name\n      domain { code name }\n      lead { code name }\n      support { code name }\n      related\n      reports {\n        tenant { slug name area { code name level } }\n        role\n        state\n        selfRating\n        rating\n        evidence\n        late\n      }\n    }\n    tenant { slug name area { code name } }\n    role\n    state\n    revision\n    done\n    results\n    problems\n    next\n    selfRating\n    fundsPlanned\n    fundsSpent\n    risks\n    evidence { id name mediaType size at by { name } }\n    late\n    due\n    writtenBy { name }\n    submittedAt\n    review { outcome rating remark by { name } at }\n    lastYear { done next selfRating rating }\n    targets { code name printed unit note measuredBy series { year display emptiness provisional status reason } }\n    milestones { code name printed due reached note state }\n    supervisions { ...SupervisionFields }\n    may\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProgressReport($plan: String!, $year: Int!, $item: String!, $tenant: String) {\n    plan(code: $plan) {\n      title\n      tasks { code heading }\n      projects { code name }\n    }\n    progressReport(plan: $plan, year: $year, item: $item, tenant: $tenant) { ...ReportFields }\n  }\n"): (typeof documents)["\n  query ProgressReport($plan: String!, $year: Int!, $item: String!, $tenant: String) {\n    plan(code: $plan) {\n      title\n      tasks { code heading }\n      projects { code name }\n    }\n    progressReport(plan: $plan, year: $year, item: $item, tenant: $tenant) { ...ReportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProgressReportAgain($plan: String!, $year: Int!, $item: String!, $tenant: String) {\n    progressReport(plan: $plan, year: $year, item: $item, tenant: $tenant) { ...ReportFields }\n  }\n"): (typeof documents)["\n  query ProgressReportAgain($plan: String!, $year: Int!, $item: String!, $tenant: String) {\n    progressReport(plan: $plan, year: $year, item: $item, tenant: $tenant) { ...ReportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveReport($input: SaveReportInput!) {\n    saveReport(input: $input) { ...ReportFields }\n  }\n"): (typeof documents)["\n  mutation SaveReport($input: SaveReportInput!) {\n    saveReport(input: $input) { ...ReportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitReport($input: ReportInput!) {\n    submitReport(input: $input) { ...ReportFields }\n  }\n"): (typeof documents)["\n  mutation SubmitReport($input: ReportInput!) {\n    submitReport(input: $input) { ...ReportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawReport($input: ReportInput!) {\n    withdrawReport(input: $input) { ...ReportFields }\n  }\n"): (typeof documents)["\n  mutation WithdrawReport($input: ReportInput!) {\n    withdrawReport(input: $input) { ...ReportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReviewReport($input: ReviewReportInput!) {\n    reviewReport(input: $input) { ...ReportFields }\n  }\n"): (typeof documents)["\n  mutation ReviewReport($input: ReviewReportInput!) {\n    reviewReport(input: $input) { ...ReportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveEvidence($evidence: ID!, $requestId: String!) {\n    removeEvidence(evidence: $evidence, requestId: $requestId) { ...ReportFields }\n  }\n"): (typeof documents)["\n  mutation RemoveEvidence($evidence: ID!, $requestId: String!) {\n    removeEvidence(evidence: $evidence, requestId: $requestId) { ...ReportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Supervise($input: SuperviseInput!) {\n    supervise(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation Supervise($input: SuperviseInput!) {\n    supervise(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetMilestone($input: SetMilestoneInput!) {\n    setMilestone(input: $input) { code }\n  }\n"): (typeof documents)["\n  mutation SetMilestone($input: SetMilestoneInput!) {\n    setMilestone(input: $input) { code }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskActivity($plan: String!, $year: Int!, $task: String!) {\n    taskActivity(plan: $plan, year: $year, task: $task) {\n      source\n      sourceName\n      name\n      unit\n      areas { area { code name } months { count hidden } }\n    }\n  }\n"): (typeof documents)["\n  query TaskActivity($plan: String!, $year: Int!, $task: String!) {\n    taskActivity(plan: $plan, year: $year, task: $task) {\n      source\n      sourceName\n      name\n      unit\n      areas { area { code name } months { count hidden } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Published($city: String!, $plan: String!) {\n    published(city: $city, plan: $plan) {\n      title\n      city\n      years\n      publishedAt\n      board\n      demonstration\n    }\n  }\n"): (typeof documents)["\n  query Published($city: String!, $plan: String!) {\n    published(city: $city, plan: $plan) {\n      title\n      city\n      years\n      publishedAt\n      board\n      demonstration\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment QueueItemFields on QueueItem {\n    stage\n    due\n    figure {\n      id\n      revision\n      value\n      emptiness\n      state\n      explanation\n      correctionReason\n      enteredAt\n      enteredBy { name }\n      element { code name unit kind }\n      area { code name }\n      category { code name }\n      divergences { id value comment answer resolution tenant { name } }\n    }\n    lastYear { value emptiness explanation }\n    lastRevision { revision value emptiness }\n    problems { grade code message explanation }\n    heard { unread }\n  }\n"): (typeof documents)["\n  fragment QueueItemFields on QueueItem {\n    stage\n    due\n    figure {\n      id\n      revision\n      value\n      emptiness\n      state\n      explanation\n      correctionReason\n      enteredAt\n      enteredBy { name }\n      element { code name unit kind }\n      area { code name }\n      category { code name }\n      divergences { id value comment answer resolution tenant { name } }\n    }\n    lastYear { value emptiness explanation }\n    lastRevision { revision value emptiness }\n    problems { grade code message explanation }\n    heard { unread }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Queue($plan: String!, $year: Int!, $first: Int, $after: String) {\n    queue(plan: $plan, year: $year, first: $first, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { ...QueueItemFields }\n    }\n  }\n"): (typeof documents)["\n  query Queue($plan: String!, $year: Int!, $first: Int, $after: String) {\n    queue(plan: $plan, year: $year, first: $first, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { ...QueueItemFields }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Decide($input: DecideInput!) {\n    decide(input: $input) {\n      decided { figure { id state revision } }\n      refused { figure code message current { revision value emptiness } }\n    }\n  }\n"): (typeof documents)["\n  mutation Decide($input: DecideInput!) {\n    decide(input: $input) {\n      decided { figure { id state revision } }\n      refused { figure code message current { revision value emptiness } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordDivergence($input: RecordDivergenceInput!) {\n    recordDivergence(input: $input) {\n      divergence { id value comment answer resolution tenant { name } }\n      refused { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation RecordDivergence($input: RecordDivergenceInput!) {\n    recordDivergence(input: $input) {\n      divergence { id value comment answer resolution tenant { name } }\n      refused { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Decisions($plan: String!, $year: Int!) {\n    decisions(plan: $plan, year: $year, first: 100) {\n      nodes {\n        signOff { at stage outcome reasonCode comment by { name } revision }\n        figure { id value emptiness state element { name unit } area { name } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Decisions($plan: String!, $year: Int!) {\n    decisions(plan: $plan, year: $year, first: 100) {\n      nodes {\n        signOff { at stage outcome reasonCode comment by { name } revision }\n        figure { id value emptiness state element { name unit } area { name } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Reconciliation($plan: String!, $year: Int!) {\n    reconciliation(plan: $plan, year: $year) {\n      maySetTolerance\n      publications\n      rows {\n        element { code name unit kind }\n        area { code name }\n        category { code name }\n        figure { id revision state }\n        owner { slug name }\n        reported\n        have\n        of\n        tolerance { revision percent note }\n        state\n        restatedFrom { code name }\n        mayDecide\n        mayRefer\n        claims {\n          value\n          difference\n          percent\n          state\n          turn { slug name }\n          since\n          divergence { id comment answer tenant { slug name } }\n          reference { source revision accepts note tenant { name } earlier { revision value note at by { name } } }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Reconciliation($plan: String!, $year: Int!) {\n    reconciliation(plan: $plan, year: $year) {\n      maySetTolerance\n      publications\n      rows {\n        element { code name unit kind }\n        area { code name }\n        category { code name }\n        figure { id revision state }\n        owner { slug name }\n        reported\n        have\n        of\n        tolerance { revision percent note }\n        state\n        restatedFrom { code name }\n        mayDecide\n        mayRefer\n        claims {\n          value\n          difference\n          percent\n          state\n          turn { slug name }\n          since\n          divergence { id comment answer tenant { slug name } }\n          reference { source revision accepts note tenant { name } earlier { revision value note at by { name } } }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetReferenceValue($input: SetReferenceValueInput!) {\n    setReferenceValue(input: $input) { source revision }\n  }\n"): (typeof documents)["\n  mutation SetReferenceValue($input: SetReferenceValueInput!) {\n    setReferenceValue(input: $input) { source revision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptDifference($input: AcceptDifferenceInput!) {\n    acceptDifference(input: $input) { source revision }\n  }\n"): (typeof documents)["\n  mutation AcceptDifference($input: AcceptDifferenceInput!) {\n    acceptDifference(input: $input) { source revision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetTolerance($input: SetToleranceInput!) {\n    setTolerance(input: $input) { revision }\n  }\n"): (typeof documents)["\n  mutation SetTolerance($input: SetToleranceInput!) {\n    setTolerance(input: $input) { revision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReconcileDispute($input: RecordDivergenceInput!) {\n    recordDivergence(input: $input) {\n      divergence { id }\n      refused { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ReconcileDispute($input: RecordDivergenceInput!) {\n    recordDivergence(input: $input) {\n      divergence { id }\n      refused { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReconcileDecide($input: DecideInput!) {\n    decide(input: $input) {\n      decided { figure { id } }\n      refused { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ReconcileDecide($input: DecideInput!) {\n    decide(input: $input) {\n      decided { figure { id } }\n      refused { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Regime($year: Int!) {\n    regime {\n      bodies { role name short office rank secretariat from to current inferred }\n      county { stage name duties }\n      city { stage name duties }\n      years { year current county { stage name duties } city { stage name duties } }\n      reasons { code name needsWords retired }\n      periods { code name shape years elements example(year: $year) }\n      grades { code name }\n      ratings { code name }\n    }\n  }\n"): (typeof documents)["\n  query Regime($year: Int!) {\n    regime {\n      bodies { role name short office rank secretariat from to current inferred }\n      county { stage name duties }\n      city { stage name duties }\n      years { year current county { stage name duties } city { stage name duties } }\n      reasons { code name needsWords retired }\n      periods { code name shape years elements example(year: $year) }\n      grades { code name }\n      ratings { code name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Region {\n    region {\n      code name level years\n      members { code name complete started asked }\n      indicators { code name unit precision direction noTotal }\n      values displays empty reported expected provisional\n    }\n  }\n"): (typeof documents)["\n  query Region {\n    region {\n      code name level years\n      members { code name complete started asked }\n      indicators { code name unit precision direction noTotal }\n      values displays empty reported expected provisional\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerExtension($input: AnswerExtensionInput!) {\n    answerExtension(input: $input) { id state }\n  }\n"): (typeof documents)["\n  mutation AnswerExtension($input: AnswerExtensionInput!) {\n    answerExtension(input: $input) { id state }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Chase($input: ChaseInput!) {\n    chase(input: $input) { chased passed }\n  }\n"): (typeof documents)["\n  mutation Chase($input: ChaseInput!) {\n    chase(input: $input) { chased passed }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoundChases($plan: String!, $year: Int!) {\n    chases(plan: $plan, year: $year) {\n      id\n      tenant { slug name }\n      byTenant { slug name }\n      by { name }\n      at\n      outstanding\n      overdue\n      words\n      submitted\n      readAt\n      receipts { channel recipients sent failed givenUp sentAt why }\n    }\n  }\n"): (typeof documents)["\n  query RoundChases($plan: String!, $year: Int!) {\n    chases(plan: $plan, year: $year) {\n      id\n      tenant { slug name }\n      byTenant { slug name }\n      by { name }\n      at\n      outstanding\n      overdue\n      words\n      submitted\n      readAt\n      receipts { channel recipients sent failed givenUp sentAt why }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Errata($plan: String!, $year: Int!) {\n    errata(plan: $plan, year: $year) {\n      element { code name unit }\n      area { code name }\n      published\n      approved\n      reason\n      at\n    }\n  }\n"): (typeof documents)["\n  query Errata($plan: String!, $year: Int!) {\n    errata(plan: $plan, year: $year) {\n      element { code name unit }\n      area { code name }\n      published\n      approved\n      reason\n      at\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoundExtensions($plan: String!, $year: Int!) {\n    extensions(plan: $plan, year: $year) {\n      id\n      tenant { slug name }\n      reason\n      until\n      by { name }\n      at\n      state\n      grantedUntil\n      words\n      answeredBy { name }\n      answeredAt\n      items { obligation element { name } area { name } deadline }\n      canAnswer\n    }\n  }\n"): (typeof documents)["\n  query RoundExtensions($plan: String!, $year: Int!) {\n    extensions(plan: $plan, year: $year) {\n      id\n      tenant { slug name }\n      reason\n      until\n      by { name }\n      at\n      state\n      grantedUntil\n      words\n      answeredBy { name }\n      answeredAt\n      items { obligation element { name } area { name } deadline }\n      canAnswer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenRound($input: OpenRoundInput!) {\n    openRound(input: $input) {\n      round { year }\n      obligations\n      gaps {\n        element { code }\n        area { code }\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation OpenRound($input: OpenRoundInput!) {\n    openRound(input: $input) {\n      round { year }\n      obligations\n      gaps {\n        element { code }\n        area { code }\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoundAreas($plan: String!, $year: Int!) {\n    roundProgress(plan: $plan, year: $year) {\n      areas { area { code name level } owed submitted approved late inTime cameLate daysLate }\n    }\n  }\n"): (typeof documents)["\n  query RoundAreas($plan: String!, $year: Int!) {\n    roundProgress(plan: $plan, year: $year) {\n      areas { area { code name level } owed submitted approved late inTime cameLate daysLate }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishRound($input: PublishRoundInput!) {\n    publishRound(input: $input) {\n      snapshot { id edition publishedAt }\n    }\n  }\n"): (typeof documents)["\n  mutation PublishRound($input: PublishRoundInput!) {\n    publishRound(input: $input) {\n      snapshot { id edition publishedAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Rounds($plan: String!) {\n    plan(code: $plan) {\n      code\n      title\n      baselineYear\n      targetYear\n      scheme\n    }\n    rounds(plan: $plan) {\n      year\n      state\n      openedAt\n      due\n      snapshot { id edition publishedAt publishedBy { name } }\n    }\n    home { vacancies { ...VacancyLine } }\n  }\n"): (typeof documents)["\n  query Rounds($plan: String!) {\n    plan(code: $plan) {\n      code\n      title\n      baselineYear\n      targetYear\n      scheme\n    }\n    rounds(plan: $plan) {\n      year\n      state\n      openedAt\n      due\n      snapshot { id edition publishedAt publishedBy { name } }\n    }\n    home { vacancies { ...VacancyLine } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoundTenants($plan: String!, $year: Int!, $after: String) {\n    roundProgress(plan: $plan, year: $year) {\n      tenants(first: 20, after: $after) {\n        totalCount\n        pageInfo { hasNextPage endCursor }\n        nodes { tenant { slug name } owed submitted approved returned late inTime cameLate daysLate deadline }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RoundTenants($plan: String!, $year: Int!, $after: String) {\n    roundProgress(plan: $plan, year: $year) {\n      tenants(first: 20, after: $after) {\n        totalCount\n        pageInfo { hasNextPage endCursor }\n        nodes { tenant { slug name } owed submitted approved returned late inTime cameLate daysLate deadline }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Schemes {\n    schemes {\n      code\n      title\n      scope\n      years\n      forms { code number name level areas { code name } }\n    }\n  }\n"): (typeof documents)["\n  query Schemes {\n    schemes {\n      code\n      title\n      scope\n      years\n      forms { code number name level areas { code name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SchemeForm($scheme: String!, $form: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    schemeForm(scheme: $scheme, form: $form, area: $area, year: $year, basis: $basis) {\n      scheme { code title issuer approver approval validTo inferred }\n      form { code number name level period inferred }\n      area { code name }\n      year\n      rows {\n        number\n        words\n        indent\n        unit\n        heading\n        inferred\n        display\n        emptiness\n        closed\n        provisional\n        completeness { reported expected }\n        line { name }\n        missing { area { code name } tenant { slug name } onItsWay }\n        serves { code title scheme }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SchemeForm($scheme: String!, $form: String!, $area: String!, $year: Int!, $basis: Basis!) {\n    schemeForm(scheme: $scheme, form: $form, area: $area, year: $year, basis: $basis) {\n      scheme { code title issuer approver approval validTo inferred }\n      form { code number name level period inferred }\n      area { code name }\n      year\n      rows {\n        number\n        words\n        indent\n        unit\n        heading\n        inferred\n        display\n        emptiness\n        closed\n        provisional\n        completeness { reported expected }\n        line { name }\n        missing { area { code name } tenant { slug name } onItsWay }\n        serves { code title scheme }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Settings {\n    settings {\n      mailAvailable\n      email\n      byMail\n      quietFrom\n      quietTo\n      quietWeekends\n      robotHost\n      people { id name username roleNames email byMail }\n    }\n  }\n"): (typeof documents)["\n  query Settings {\n    settings {\n      mailAvailable\n      email\n      byMail\n      quietFrom\n      quietTo\n      quietWeekends\n      robotHost\n      people { id name username roleNames email byMail }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetContact($input: SetContactInput!) {\n    setContact(input: $input) { email }\n  }\n"): (typeof documents)["\n  mutation SetContact($input: SetContactInput!) {\n    setContact(input: $input) { email }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetQuietHours($input: SetQuietHoursInput!) {\n    setQuietHours(input: $input) { quietFrom }\n  }\n"): (typeof documents)["\n  mutation SetQuietHours($input: SetQuietHoursInput!) {\n    setQuietHours(input: $input) { quietFrom }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetRobot($input: SetRobotInput!) {\n    setRobot(input: $input) { robotHost }\n  }\n"): (typeof documents)["\n  mutation SetRobot($input: SetRobotInput!) {\n    setRobot(input: $input) { robotHost }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Delegations {\n    delegations { ...DelegationDesk }\n  }\n"): (typeof documents)["\n  query Delegations {\n    delegations { ...DelegationDesk }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DelegationDesk on Delegations {\n    rows {\n      id\n      lender { name }\n      standIn { name }\n      roleNames\n      firstDay\n      lastDay\n      reason\n      state\n      endedAt\n      endedBy { name }\n      mayEnd\n    }\n    lenders { id name username disabled roles { code name } }\n    colleagues { id name username }\n    today\n  }\n"): (typeof documents)["\n  fragment DelegationDesk on Delegations {\n    rows {\n      id\n      lender { name }\n      standIn { name }\n      roleNames\n      firstDay\n      lastDay\n      reason\n      state\n      endedAt\n      endedBy { name }\n      mayEnd\n    }\n    lenders { id name username disabled roles { code name } }\n    colleagues { id name username }\n    today\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LendRoles($input: LendRolesInput!) {\n    lendRoles(input: $input) { today }\n  }\n"): (typeof documents)["\n  mutation LendRoles($input: LendRolesInput!) {\n    lendRoles(input: $input) { today }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndDelegation($input: EndDelegationInput!) {\n    endDelegation(input: $input) { today }\n  }\n"): (typeof documents)["\n  mutation EndDelegation($input: EndDelegationInput!) {\n    endDelegation(input: $input) { today }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SheetExtensions($plan: String!, $year: Int!) {\n    extensions(plan: $plan, year: $year) {\n      id\n      reason\n      until\n      state\n      grantedUntil\n      words\n      tenant { slug }\n      items { obligation element { name } }\n    }\n  }\n"): (typeof documents)["\n  query SheetExtensions($plan: String!, $year: Int!) {\n    extensions(plan: $plan, year: $year) {\n      id\n      reason\n      until\n      state\n      grantedUntil\n      words\n      tenant { slug }\n      items { obligation element { name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AskExtension($input: AskExtensionInput!) {\n    askExtension(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation AskExtension($input: AskExtensionInput!) {\n    askExtension(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SheetCellFields on SheetCell {\n    obligation\n    element { code name unit kind inferred }\n    area { code name }\n    category { code name }\n    deadline\n    firstDeadline\n    late\n    figure {\n      id\n      value\n      emptiness\n      state\n      revision\n      explanation\n      correctionReason\n      divergences { id value comment answer resolution at by { name } tenant { name } }\n    }\n    lastYear { value emptiness explanation }\n    proposal { id value emptiness from { code name asOf } }\n    from { code name asOf }\n    problems { grade code message explanation }\n    indicators { code name unit precision formula target { printed } elements { code name } }\n    targets { code printed of { code name } }\n    places { form name row }\n    serves { code title scheme }\n    canEdit\n    canWithdraw\n    canCorrect\n    heard { unread }\n    returned { at comment reasonCode due tenant { name } by { name } }\n  }\n"): (typeof documents)["\n  fragment SheetCellFields on SheetCell {\n    obligation\n    element { code name unit kind inferred }\n    area { code name }\n    category { code name }\n    deadline\n    firstDeadline\n    late\n    figure {\n      id\n      value\n      emptiness\n      state\n      revision\n      explanation\n      correctionReason\n      divergences { id value comment answer resolution at by { name } tenant { name } }\n    }\n    lastYear { value emptiness explanation }\n    proposal { id value emptiness from { code name asOf } }\n    from { code name asOf }\n    problems { grade code message explanation }\n    indicators { code name unit precision formula target { printed } elements { code name } }\n    targets { code printed of { code name } }\n    places { form name row }\n    serves { code title scheme }\n    canEdit\n    canWithdraw\n    canCorrect\n    heard { unread }\n    returned { at comment reasonCode due tenant { name } by { name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SheetFields on Sheet {\n    id\n    state\n    deadline\n    cells { ...SheetCellFields }\n  }\n"): (typeof documents)["\n  fragment SheetFields on Sheet {\n    id\n    state\n    deadline\n    cells { ...SheetCellFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sheet($plan: String!, $year: Int!) {\n    sheet(plan: $plan, year: $year) {\n      plan { title }\n      year\n      ...SheetFields\n    }\n  }\n"): (typeof documents)["\n  query Sheet($plan: String!, $year: Int!) {\n    sheet(plan: $plan, year: $year) {\n      plan { title }\n      year\n      ...SheetFields\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveFigures($input: SaveFiguresInput!) {\n    saveFigures(input: $input) {\n      sheet { ...SheetFields }\n      problems { obligation grade code message }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveFigures($input: SaveFiguresInput!) {\n    saveFigures(input: $input) {\n      sheet { ...SheetFields }\n      problems { obligation grade code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeProposals($input: TakeProposalsInput!) {\n    takeProposals(input: $input) {\n      sheet { ...SheetFields }\n      problems { obligation grade code message }\n    }\n  }\n"): (typeof documents)["\n  mutation TakeProposals($input: TakeProposalsInput!) {\n    takeProposals(input: $input) {\n      sheet { ...SheetFields }\n      problems { obligation grade code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitSheet($input: SubmitSheetInput!) {\n    submitSheet(input: $input) {\n      sheet { ...SheetFields }\n      submitted\n      problems { obligation grade code message }\n    }\n  }\n"): (typeof documents)["\n  mutation SubmitSheet($input: SubmitSheetInput!) {\n    submitSheet(input: $input) {\n      sheet { ...SheetFields }\n      submitted\n      problems { obligation grade code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawFigures($input: WithdrawFiguresInput!) {\n    withdrawFigures(input: $input) {\n      sheet { ...SheetFields }\n      refused { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawFigures($input: WithdrawFiguresInput!) {\n    withdrawFigures(input: $input) {\n      sheet { ...SheetFields }\n      refused { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CorrectFigures($input: CorrectFiguresInput!) {\n    correctFigures(input: $input) {\n      sheet { ...SheetFields }\n      refused { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation CorrectFigures($input: CorrectFiguresInput!) {\n    correctFigures(input: $input) {\n      sheet { ...SheetFields }\n      refused { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerDivergence($input: AnswerDivergenceInput!) {\n    answerDivergence(input: $input) {\n      figure { id }\n    }\n  }\n"): (typeof documents)["\n  mutation AnswerDivergence($input: AnswerDivergenceInput!) {\n    answerDivergence(input: $input) {\n      figure { id }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      accessToken\n      expiresAt\n      viewer { tenant { slug name } ...ViewerFields }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      accessToken\n      expiresAt\n      viewer { tenant { slug name } ...ViewerFields }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceFields on Source {\n    code\n    name\n    owner { name }\n    every\n    elements { code name unit }\n    areas { code name }\n    kinds { kind name unit sensitive }\n    tasks { plan code }\n    note\n    inferred\n    enabled\n    freshness\n    lastAt\n    lastAsOf\n    due\n    counts { deliveries refused taken waiting }\n    may\n  }\n"): (typeof documents)["\n  fragment SourceFields on Source {\n    code\n    name\n    owner { name }\n    every\n    elements { code name unit }\n    areas { code name }\n    kinds { kind name unit sensitive }\n    tasks { plan code }\n    note\n    inferred\n    enabled\n    freshness\n    lastAt\n    lastAsOf\n    due\n    counts { deliveries refused taken waiting }\n    may\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceDeskFields on SourceDesk {\n    source { ...SourceFields }\n    names { name element { code name } category { code name } area { code name } added }\n    deliveries { id key at asOf records taken waiting refused }\n    waiting {\n      totalCount\n      nodes { id delivery field area year month category value emptiness asOf code message }\n    }\n    keys { id note elements { name } areas { name } madeBy { name } madeAt lastUsedAt revokedAt }\n    example\n  }\n"): (typeof documents)["\n  fragment SourceDeskFields on SourceDesk {\n    source { ...SourceFields }\n    names { name element { code name } category { code name } area { code name } added }\n    deliveries { id key at asOf records taken waiting refused }\n    waiting {\n      totalCount\n      nodes { id delivery field area year month category value emptiness asOf code message }\n    }\n    keys { id note elements { name } areas { name } madeBy { name } madeAt lastUsedAt revokedAt }\n    example\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sources {\n    sources { ...SourceFields }\n  }\n"): (typeof documents)["\n  query Sources {\n    sources { ...SourceFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Source($code: String!) {\n    source(code: $code) { ...SourceDeskFields }\n  }\n"): (typeof documents)["\n  query Source($code: String!) {\n    source(code: $code) { ...SourceDeskFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MakeSourceKey($input: MakeSourceKeyInput!) {\n    makeSourceKey(input: $input) {\n      desk { ...SourceDeskFields }\n      key\n      secret\n    }\n  }\n"): (typeof documents)["\n  mutation MakeSourceKey($input: MakeSourceKeyInput!) {\n    makeSourceKey(input: $input) {\n      desk { ...SourceDeskFields }\n      key\n      secret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeSourceKey($input: RevokeSourceKeyInput!) {\n    revokeSourceKey(input: $input) { ...SourceDeskFields }\n  }\n"): (typeof documents)["\n  mutation RevokeSourceKey($input: RevokeSourceKeyInput!) {\n    revokeSourceKey(input: $input) { ...SourceDeskFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchSource($input: SwitchSourceInput!) {\n    switchSource(input: $input) { ...SourceDeskFields }\n  }\n"): (typeof documents)["\n  mutation SwitchSource($input: SwitchSourceInput!) {\n    switchSource(input: $input) { ...SourceDeskFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NameSourceField($input: NameSourceFieldInput!) {\n    nameSourceField(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n"): (typeof documents)["\n  mutation NameSourceField($input: NameSourceFieldInput!) {\n    nameSourceField(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NameSourceArea($input: NameSourceAreaInput!) {\n    nameSourceArea(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n"): (typeof documents)["\n  mutation NameSourceArea($input: NameSourceAreaInput!) {\n    nameSourceArea(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetrySource($input: RetrySourceInput!) {\n    retrySource(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n"): (typeof documents)["\n  mutation RetrySource($input: RetrySourceInput!) {\n    retrySource(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DropSourceItems($input: DropSourceItemsInput!) {\n    dropSourceItems(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n"): (typeof documents)["\n  mutation DropSourceItems($input: DropSourceItemsInput!) {\n    dropSourceItems(input: $input) {\n      settled\n      desk { ...SourceDeskFields }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Surveys($plan: String!, $year: Int!) {\n    surveys(plan: $plan, year: $year) {\n      plan { code title }\n      mayAsk\n      surveys { id state answered title { zh en } tenant { slug name } questions { id } mayRun }\n    }\n  }\n"): (typeof documents)["\n  query Surveys($plan: String!, $year: Int!) {\n    surveys(plan: $plan, year: $year) {\n      plan { code title }\n      mayAsk\n      surveys { id state answered title { zh en } tenant { slug name } questions { id } mayRun }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Survey($id: ID!) {\n    survey(id: $id) {\n      id\n      revision\n      plan\n      year\n      state\n      key\n      answered\n      mayRun\n      title { zh en }\n      tenant { slug name }\n      questions { id kind required words { zh en } options { id words { zh en } } }\n      areas { code name }\n      links { area { code name } count }\n    }\n  }\n"): (typeof documents)["\n  query Survey($id: ID!) {\n    survey(id: $id) {\n      id\n      revision\n      plan\n      year\n      state\n      key\n      answered\n      mayRun\n      title { zh en }\n      tenant { slug name }\n      questions { id kind required words { zh en } options { id words { zh en } } }\n      areas { code name }\n      links { area { code name } count }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SurveyResult($id: ID!) {\n    surveyResult(id: $id) {\n      threshold\n      places { obligation category { code } element { name } area { code name } figure { revision } }\n      questions {\n        question { id kind words { zh en } options { id words { zh en } } }\n        overall { area { code name } hidden size counts { count share } satisfied { share low high } }\n        areas { area { code name } hidden size counts { count share } satisfied { share low high } }\n        texts\n      }\n    }\n  }\n"): (typeof documents)["\n  query SurveyResult($id: ID!) {\n    surveyResult(id: $id) {\n      threshold\n      places { obligation category { code } element { name } area { code name } figure { revision } }\n      questions {\n        question { id kind words { zh en } options { id words { zh en } } }\n        overall { area { code name } hidden size counts { count share } satisfied { share low high } }\n        areas { area { code name } hidden size counts { count share } satisfied { share low high } }\n        texts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveSurvey($input: SaveSurveyInput!) {\n    saveSurvey(input: $input) { id revision }\n  }\n"): (typeof documents)["\n  mutation SaveSurvey($input: SaveSurveyInput!) {\n    saveSurvey(input: $input) { id revision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DiscardSurvey($input: SurveyInput!) {\n    discardSurvey(input: $input)\n  }\n"): (typeof documents)["\n  mutation DiscardSurvey($input: SurveyInput!) {\n    discardSurvey(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenSurvey($input: SurveyInput!) {\n    openSurvey(input: $input) { id revision }\n  }\n"): (typeof documents)["\n  mutation OpenSurvey($input: SurveyInput!) {\n    openSurvey(input: $input) { id revision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloseSurvey($input: SurveyInput!) {\n    closeSurvey(input: $input) { id revision }\n  }\n"): (typeof documents)["\n  mutation CloseSurvey($input: SurveyInput!) {\n    closeSurvey(input: $input) { id revision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation IssueSurveyLinks($input: IssueLinksInput!) {\n    issueSurveyLinks(input: $input) { tokens }\n  }\n"): (typeof documents)["\n  mutation IssueSurveyLinks($input: IssueLinksInput!) {\n    issueSurveyLinks(input: $input) { tokens }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdoptSurveyResult($input: AdoptSurveyInput!) {\n    adoptSurveyResult(input: $input) { problems { grade message } }\n  }\n"): (typeof documents)["\n  mutation AdoptSurveyResult($input: AdoptSurveyInput!) {\n    adoptSurveyResult(input: $input) { problems { grade message } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnitResults($plan: String!, $year: Int!) {\n    plan(code: $plan) { title baselineYear targetYear }\n    unitResults(plan: $plan, year: $year) {\n      ...UnitFields\n    }\n  }\n"): (typeof documents)["\n  query UnitResults($plan: String!, $year: Int!) {\n    plan(code: $plan) { title baselineYear targetYear }\n    unitResults(plan: $plan, year: $year) {\n      ...UnitFields\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CityWords {\n    regime {\n      committee { short office }\n      county { stage name }\n      city { stage name }\n      reasons { code name needsWords retired }\n      grades { code name }\n      ratings { code name }\n    }\n  }\n"): (typeof documents)["\n  query CityWords {\n    regime {\n      committee { short office }\n      county { stage name }\n      city { stage name }\n      reasons { code name needsWords retired }\n      grades { code name }\n      ratings { code name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ViewerFields on Viewer {\n    user { name }\n    tenant { slug name kind accent area { code name level } line { code name } }\n    roles\n    work\n    standsInFor { lender roleNames until }\n    demonstration\n  }\n"): (typeof documents)["\n  fragment ViewerFields on Viewer {\n    user { name }\n    tenant { slug name kind accent area { code name level } line { code name } }\n    roles\n    work\n    standsInFor { lender roleNames until }\n    demonstration\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Refresh {\n    refresh { accessToken expiresAt viewer { ...ViewerFields } }\n  }\n"): (typeof documents)["\n  mutation Refresh {\n    refresh { accessToken expiresAt viewer { ...ViewerFields } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Divided($plan: String!, $indicator: String!, $area: String!, $years: [Int!]!, $basis: Basis!) {\n    divided(plan: $plan, indicator: $indicator, area: $area, years: $years, basis: $basis, depth: 1) {\n      ways {\n        division { code name }\n        counted unit\n        parts {\n          category { code name }\n          cells { area { code name } year value display emptiness provisional missing { name } }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Divided($plan: String!, $indicator: String!, $area: String!, $years: [Int!]!, $basis: Basis!) {\n    divided(plan: $plan, indicator: $indicator, area: $area, years: $years, basis: $basis, depth: 1) {\n      ways {\n        division { code name }\n        counted unit\n        parts {\n          category { code name }\n          cells { area { code name } year value display emptiness provisional missing { name } }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnRoles {\n    viewer { ...ViewerFields }\n  }\n"): (typeof documents)["\n  query OwnRoles {\n    viewer { ...ViewerFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UnitFields on UnitResult {\n    tenant { slug name area { code name } }\n    figures { owed inTime late overdue returns }\n    tasks { owed submitted accepted returned withEvidence ratedSame ratedLower ratedHigher }\n    reminders { got inTime }\n    indicators { led judgeable met }\n    ownPlan\n  }\n"): (typeof documents)["\n  fragment UnitFields on UnitResult {\n    tenant { slug name area { code name } }\n    figures { owed inTime late overdue returns }\n    tasks { owed submitted accepted returned withEvidence ratedSame ratedLower ratedHigher }\n    reminders { got inTime }\n    indicators { led judgeable met }\n    ownPlan\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlanFacts($plan: String!) {\n    plan(code: $plan) {\n      code title baselineYear targetYear\n      area { code name level }\n      domains { code name }\n      indicators {\n        code name unit precision direction aggregation inferred divided\n        domain { code }\n        lead { code name }\n        baseline { value printed }\n        target { type op value printed }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PlanFacts($plan: String!) {\n    plan(code: $plan) {\n      code title baselineYear targetYear\n      area { code name level }\n      domains { code name }\n      indicators {\n        code name unit precision direction aggregation inferred divided\n        domain { code }\n        lead { code name }\n        baseline { value printed }\n        target { type op value printed }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Board($plan: String!, $area: String!, $years: [Int!]!, $basis: Basis!) {\n    board(plan: $plan, area: $area, years: $years, basis: $basis, depth: 1)\n    breaks(plan: $plan, area: $area) { indicator { code } year comparable }\n  }\n"): (typeof documents)["\n  query Board($plan: String!, $area: String!, $years: [Int!]!, $basis: Basis!) {\n    board(plan: $plan, area: $area, years: $years, basis: $basis, depth: 1)\n    breaks(plan: $plan, area: $area) { indicator { code } year comparable }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Changes($plan: String, $year: Int) {\n    changes(plan: $plan, year: $year) {\n      kind\n      act\n      at\n      mine\n      figures\n      by { name }\n      tenant { name }\n    }\n  }\n"): (typeof documents)["\n  subscription Changes($plan: String, $year: Int) {\n    changes(plan: $plan, year: $year) {\n      kind\n      act\n      at\n      mine\n      figures\n      by { name }\n      tenant { name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FigureTimelineFields on Figure {\n    revisions { revision value emptiness explanation correctionReason enteredBy { name } enteredAt origin from { name asOf } }\n    signOffs { stage revision by { name } tenant { name } at outcome reasonCode comment due }\n    divergences { id revision by { name } tenant { name } at value comment answer answeredBy { name } resolution }\n  }\n"): (typeof documents)["\n  fragment FigureTimelineFields on Figure {\n    revisions { revision value emptiness explanation correctionReason enteredBy { name } enteredAt origin from { name asOf } }\n    signOffs { stage revision by { name } tenant { name } at outcome reasonCode comment due }\n    divergences { id revision by { name } tenant { name } at value comment answer answeredBy { name } resolution }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment VacancyLine on Vacancy {\n    tenant { slug name }\n    role\n    roleName\n    alone\n    from\n  }\n"): (typeof documents)["\n  fragment VacancyLine on Vacancy {\n    tenant { slug name }\n    role\n    roleName\n    alone\n    from\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TalkFields on Talk {\n    threads {\n      id\n      settled\n      settledAt\n      settledBy { name }\n      maySettle\n      remarks { id at words mayWithdraw by { name } tenant { name } mentions { slug name } }\n    }\n    concerned { slug name }\n    maySay\n    heard { remarks unread }\n  }\n"): (typeof documents)["\n  fragment TalkFields on Talk {\n    threads {\n      id\n      settled\n      settledAt\n      settledBy { name }\n      maySettle\n      remarks { id at words mayWithdraw by { name } tenant { name } mentions { slug name } }\n    }\n    concerned { slug name }\n    maySay\n    heard { remarks unread }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PapersFields on FigurePapers {\n    ref\n    mayAdd\n    files { id name size at mayRemove by { name } }\n  }\n"): (typeof documents)["\n  fragment PapersFields on FigurePapers {\n    ref\n    mayAdd\n    files { id name size at mayRemove by { name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Cell($plan: String!, $element: String!, $area: String!, $year: Int!, $category: String!) {\n    plan(code: $plan) { area { code } }\n    cell(plan: $plan, element: $element, area: $area, year: $year, category: $category) {\n      element {\n        code name unit period inferred definition\n        line { name }\n        earlier { until name definition why comparable }\n      }\n      area { code name }\n      category { code name }\n      owner { name }\n      figure { id revision state value emptiness ...FigureTimelineFields }\n      past { year value emptiness state }\n      indicators { code name unit formula aggregation inferred }\n      talk { ...TalkFields }\n      papers { ...PapersFields }\n    }\n  }\n"): (typeof documents)["\n  query Cell($plan: String!, $element: String!, $area: String!, $year: Int!, $category: String!) {\n    plan(code: $plan) { area { code } }\n    cell(plan: $plan, element: $element, area: $area, year: $year, category: $category) {\n      element {\n        code name unit period inferred definition\n        line { name }\n        earlier { until name definition why comparable }\n      }\n      area { code name }\n      category { code name }\n      owner { name }\n      figure { id revision state value emptiness ...FigureTimelineFields }\n      past { year value emptiness state }\n      indicators { code name unit formula aggregation inferred }\n      talk { ...TalkFields }\n      papers { ...PapersFields }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CellPeers($plan: String!, $area: String!, $years: [Int!]!) {\n    rollup(plan: $plan, area: $area, years: $years, basis: PUBLISHED, depth: 1) {\n      cells { indicator { code } area { code name level } year display emptiness }\n    }\n  }\n"): (typeof documents)["\n  query CellPeers($plan: String!, $area: String!, $years: [Int!]!) {\n    rollup(plan: $plan, area: $area, years: $years, basis: PUBLISHED, depth: 1) {\n      cells { indicator { code } area { code name level } year display emptiness }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddRemark($input: AddRemarkInput!) {\n    addRemark(input: $input) { ...TalkFields }\n  }\n"): (typeof documents)["\n  mutation AddRemark($input: AddRemarkInput!) {\n    addRemark(input: $input) { ...TalkFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawRemark($input: RemarkInput!) {\n    withdrawRemark(input: $input) { ...TalkFields }\n  }\n"): (typeof documents)["\n  mutation WithdrawRemark($input: RemarkInput!) {\n    withdrawRemark(input: $input) { ...TalkFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SettleThread($input: SettleThreadInput!) {\n    settleThread(input: $input) { ...TalkFields }\n  }\n"): (typeof documents)["\n  mutation SettleThread($input: SettleThreadInput!) {\n    settleThread(input: $input) { ...TalkFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkTalkRead($input: MarkTalkReadInput!) {\n    markTalkRead(input: $input) { ...TalkFields }\n  }\n"): (typeof documents)["\n  mutation MarkTalkRead($input: MarkTalkReadInput!) {\n    markTalkRead(input: $input) { ...TalkFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveFigureFile($input: RemoveFigureFileInput!) {\n    removeFigureFile(input: $input) { ...PapersFields }\n  }\n"): (typeof documents)["\n  mutation RemoveFigureFile($input: RemoveFigureFileInput!) {\n    removeFigureFile(input: $input) { ...PapersFields }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;
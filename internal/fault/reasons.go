package fault

// Reasons: the values of the parameter "reason", each with a sentence of its own under "CODE.reason".
// The parameters that a sentence wants are the {holes} in catalogue.json.
const (
	// UNAUTHENTICATED
	ReasonBadCredentials = "bad_credentials"
	ReasonTokenExpired   = "token_expired"
	ReasonTokenInvalid   = "token_invalid"

	// FORBIDDEN
	ReasonRole         = "role"          // role, needed
	ReasonLine         = "line"          // own, line
	ReasonArea         = "area"          // own, area
	ReasonPlan         = "plan"          // plan
	ReasonOwner        = "owner"         // the figure is another tenant's to report
	ReasonSigners      = "signers"       // only office and statistics sign
	ReasonStatistics   = "statistics"    // statistics does this
	ReasonOffice       = "office"        // a committee office does this
	ReasonNoBreak      = "no_break"      // year
	ReasonNotJudged    = "not_judged"    // there is no verdict to sign over
	ReasonJudgement    = "judgement"     // the judgement cannot stand
	ReasonAuditors     = "auditors"      // the trail is for administrators and signers
	ReasonRunner       = "runner"        // the office that made the evaluation runs it
	ReasonAuthor       = "author"        // the office and statistics of its level write its documents
	ReasonRemarkAuthor = "remark_author" // a remark is its author's to take back
	ReasonThreadOwner  = "thread_owner"  // who opened it, or answers for the figure, settles a thread
	ReasonPanel        = "panel"         // only the experts of the panel score
	ReasonAnswerer     = "answerer"      // the office of the tenant's own area answers
	ReasonOwnAsking    = "own_asking"    // nobody answers what they asked for
	ReasonReviewer     = "reviewer"      // the office of the report's own area reviews it
	ReasonLevel        = "level"         // level: the stage belongs to the other level
	ReasonCityOffice   = "city_office"   // only the city's committee office
	ReasonNarrow       = "narrow"        // actor: a machine that may not do this
	ReasonOperator     = "operator"      // the operator sees no figures
	ReasonRegion       = "region"        // a province and the nation see cities side by side
	ReasonOverCities   = "over_cities"   // figures are the cities' own

	// INVALID_INPUT
	ReasonRequired         = "required"          // field
	ReasonMalformed        = "malformed"         // field, expected
	ReasonTooLong          = "too_long"          // field, limit
	ReasonUnknown          = "unknown"           // field, value
	ReasonBraces           = "braces"            // where
	ReasonUnknownField     = "unknown_field"     // value
	ReasonConclusionPart   = "conclusion_part"   // it is written with the conclusion
	ReasonPageSize         = "page_size"         // limit
	ReasonCursor           = "cursor"            //
	ReasonRoundGaps        = "round_gaps"        // count, gaps
	ReasonActor            = "actor"             // what
	ReasonChain            = "chain"             // what
	ReasonPastDue          = "past_due"          // due
	ReasonNotLater         = "not_later"         // day
	ReasonShort            = "short"             // field, least
	ReasonDocument         = "document"          // limit
	ReasonReportEmpty      = "report_empty"      // field
	ReasonRemarkNeeded     = "remark_needed"     //
	ReasonFunds            = "funds"             //
	ReasonNotAsked         = "not_asked"         // field
	ReasonRange            = "range"             // field, low, high
	ReasonLeast            = "least"             // field, low
	ReasonAmount           = "amount"            // field
	ReasonLoanTenant       = "loan_tenant"       // both are of one tenant
	ReasonLoanSelf         = "loan_self"         // nobody stands in for themselves
	ReasonLoanOwn          = "loan_own"          // lender: nobody gives themselves a role
	ReasonLoanDisabled     = "loan_disabled"     // name
	ReasonLoanRole         = "loan_role"         // name, role
	ReasonLoanOrder        = "loan_order"        // first, last
	ReasonLoanPast         = "loan_past"         // first, today
	ReasonLoanLong         = "loan_long"         // limit
	ReasonLoanOverlap      = "loan_overlap"      // name, first, last
	ReasonRecordsMany      = "records_many"      // limit
	ReasonYearOfKind       = "year_of_kind"      // low, high
	ReasonItems            = "items"             // limit
	ReasonExpert           = "expert"            //
	ReasonScoresMissing    = "scores_missing"    // missing, all
	ReasonWeightSum        = "weight_sum"        // sum
	ReasonWeightless       = "weightless"        // domain
	ReasonEnglish          = "english"           // field
	ReasonExpression       = "expression"        // at, what
	ReasonSurveyEmpty      = "survey_empty"      //
	ReasonSurveyToken      = "survey_token"      //
	ReasonSurveyAnswer     = "survey_answer"     // question
	ReasonSurveyMissing    = "survey_missing"    // question
	ReasonSurveySmall      = "survey_small"      // limit
	ReasonLinksMany        = "links_many"        // limit
	ReasonFileType         = "file_type"         // name, allowed
	ReasonFileLarge        = "file_large"        // name, limit
	ReasonFileEmpty        = "file_empty"        // name
	ReasonFileUnsafe       = "file_unsafe"       // name
	ReasonFilesMany        = "files_many"        // limit
	ReasonWorkbookType     = "workbook_type"     // it is no .xlsx
	ReasonWorkbookBroken   = "workbook_broken"   // it cannot be opened
	ReasonWorkbookLarge    = "workbook_large"    // it unpacks to too much
	ReasonWorkbookUnsafe   = "workbook_unsafe"   // macros, links to other files, files inside
	ReasonWorkbookForeign  = "workbook_foreign"  // it was not made here
	ReasonWorkbookFormat   = "workbook_format"   // it was made by another version
	ReasonWorkbookChanged  = "workbook_changed"  // its hidden part is not as it was made
	ReasonWorkbookTenant   = "workbook_tenant"   // it belongs to another tenant
	ReasonWorkbookSheet    = "workbook_sheet"    // it belongs to another plan or year
	ReasonWorkbookOutdated = "workbook_outdated" // what is owed has changed since
	ReasonWorkbookRows     = "workbook_rows"     // rows or columns do not stand where they stood
	ReasonHistoryType      = "history_type"      // it is neither .xlsx nor .csv
	ReasonHistoryBroken    = "history_broken"    // it cannot be opened
	ReasonHistoryLarge     = "history_large"     // limit: rows
	ReasonHistoryUnsafe    = "history_unsafe"    // macros, links to other files, files inside
	ReasonHistoryHeads     = "history_heads"     // missing: heads
	ReasonHistoryEmpty     = "history_empty"     // it has no rows
	ReasonHistoryGone      = "history_gone"      // its bytes are lost
	ReasonElementUnknown   = "element_unknown"   // element, plan: the one that uses it
	ReasonElementDiffers   = "element_differs"   // element, plan: the one that defines it

	// WRONG_STATE
	ReasonHistoryState   = "history_state"   // state
	ReasonHistoryStopped = "history_stopped" // somebody stopped it, or another worker is at it
	ReasonState          = "state"           // state, action
	ReasonActed          = "acted"           // somebody has decided since
	ReasonNotWaiting     = "not_waiting"     // state
	ReasonDecided        = "decided"         // this duty has passed it already
	ReasonRoundOpen      = "round_open"      // year
	ReasonRoundClosed    = "round_closed"    // year
	ReasonNotOwed        = "not_owed"        // it has been submitted
	ReasonExtensionOpen  = "extension_open"  // a request waits already
	ReasonNoOffice       = "no_office"       // neither the area nor the city has a committee office
	ReasonExtension      = "extension"       // it has been answered
	ReasonNothingOwed    = "nothing_owed"    // there is nothing to chase for
	ReasonChased         = "chased"          // once a day
	ReasonNotComplete    = "not_complete"    // what is to be compared is not all there
	ReasonDivergence     = "divergence"      // an open divergence
	ReasonInUse          = "in_use"          // what
	ReasonReport         = "report"          // state
	ReasonAnswered       = "answered"        // a reminder is answered once
	ReasonSurveyState    = "survey_state"    // state
	ReasonSurveyAnswered = "survey_answered" // the token is spent
	ReasonSurveyFull     = "survey_full"     //
	ReasonCellClosed     = "cell_closed"     // it is on its way, or approved
	ReasonWithdrawn      = "withdrawn"       // a record is not taken up again
	ReasonCheckRule      = "check_rule"      // somebody has put it into force or retired it
	ReasonSourceKeys     = "source_keys"     // two keys are valid already
	ReasonLoanOver       = "loan_over"       // it has ended
	ReasonProposal       = "proposal"        // the source has given another value since, or none

	// FOUR_EYES
	ReasonOtherBody = "other_body" // the other body of the city puts it into force

	// WRONG_STATE of evaluations
	ReasonEvaluation       = "evaluation"        // state
	ReasonNotPublished     = "not_published"     // year
	ReasonEvaluationExists = "evaluation_exists" //
	ReasonSelfEvaluation   = "self_evaluation"   // state
	ReasonSelfMissing      = "self_missing"      // count, due
	ReasonNoPanel          = "no_panel"          //
	ReasonNoSheet          = "no_sheet"          //
	ReasonExpertsMissing   = "experts_missing"   // count
	ReasonOpenDisputes     = "open_disputes"     // count
	ReasonNoConclusion     = "no_conclusion"     // field
	ReasonNotRevealed      = "not_revealed"      //
	ReasonScored           = "scored"            // an expert's scores are final
	ReasonPrinted          = "printed"           // a published evaluation's texts are final
	ReasonNoEarlier        = "no_earlier"        // nothing to take over

	// STALE_REVISION
	ReasonCellChanged = "cell_changed" // value: what stands now

	// FOUR_EYES
	ReasonHistoryOther = "history_other" // the body that brought a file does not take it

	// INVALID_VALUE
	ReasonHistoryYear      = "history_year"      // value, low, high
	ReasonHistoryUnknown   = "history_unknown"   // what, value
	ReasonHistoryNotAsked  = "history_not_asked" // element, area
	ReasonHistoryOwner     = "history_owner"     // element, area
	ReasonHistoryTwice     = "history_twice"     // line
	ReasonHistoryReported  = "history_reported"  // value: what stands there
	ReasonHistoryCollected = "history_collected" // year
	ReasonNotNumber        = "not_number"        // value
	ReasonFullWidth        = "full_width"        // value
	ReasonSeparators       = "separators"        // value
	ReasonExponent         = "exponent"          // value
	ReasonTooManyDigits    = "too_many_digits"
	ReasonTooFine          = "too_fine"
	ReasonEmptiness        = "emptiness"   // value
	ReasonTwoValues        = "two_values"  // value and emptiness together
	ReasonNoValue          = "no_value"    // neither
	ReasonFormula          = "formula"     //
	ReasonDigitsLost       = "digits_lost" // value
	ReasonDated            = "dated"       //
	ReasonEmptyWord        = "empty_word"  // value

	// TOO_MANY_ATTEMPTS
	ReasonBusy    = "busy"
	ReasonStreams = "streams" // more pages open at once than are told of changes
)

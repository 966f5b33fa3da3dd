package graph_test

const (
	ofValue     = `($plan:String!,$indicator:String!,$area:String!,$year:Int!,$basis:Basis!)`
	wholeSurvey = `id state key answered tenant{slug name} title{zh en} areas{code name} links{count} mayRun questions{words{zh}}`
	wholeOne    = `id value emptiness state revision element{code line{code name}} area{code name} enteredBy{name} revisions{value explanation enteredBy{name}}
		signOffs{comment by{name} tenant{slug name area{code}}} divergences{id value comment tenant{slug}}`
)

func readFields() []readField {
	return []readField{
		{"viewer", `{viewer{user{name} tenant{slug name area{code name} line{code name}} roles work}}`, nil},
		{"region", `{region{code name level years members{code name asked} indicators{code name noTotal} values displays empty}}`, nil},
		{"home", `{home{owed{plan{code title} year total} waiting{plan{code} year stage count} extensions{count} vacancies{tenant{slug name area{code}} role} notices(first:100){id text plan}}}`, lookAtVacancies},
		{"audit", `{audit(first:100){totalCount nodes{seq by tenant object detail}}}`, lookAtTrail},
		{"plans", `{plans{code title area{code name} domains{code name}}}`, nil},
		{"plan", `query($plan:String!){plan(code:$plan){code title area{code} indicators{code name lead{code name}} tasks{code heading targets{printed series{year display reason}}} projects{code name} articles{heading}}}`, nil},
		{"rollup", `query($plan:String!,$area:String!,$year:Int!,$basis:Basis!,$depth:Int){rollup(plan:$plan,area:$area,years:[2024,$year],basis:$basis,depth:$depth){
		cells{indicator{code name} area{code name} year value display emptiness verdict{status reason judgement{tenant{slug} signedBy{name}}} completeness{reported expected missing{code name}}}}}`, lookAtCells},
		{"board", `query($plan:String!,$area:String!,$year:Int!,$basis:Basis!,$depth:Int){board(plan:$plan,area:$area,years:[2024,$year],basis:$basis,depth:$depth)}`, lookAtBoard},
		{"explain", `query` + ofValue + `{explain(plan:$plan,indicator:$indicator,area:$area,year:$year,basis:$basis){value numerator denominator area{code name}
		inputs{figureId area{code name} element{code} value state enteredBy{name} signOffs{by{name} tenant{slug name}}}}}`, lookAtValue},
		{"divided", `query` + ofValue + `{divided(plan:$plan,indicator:$indicator,area:$area,years:[$year],basis:$basis){ways{division{code} counted parts{category{code} cells{area{code} year value display emptiness}}}}}`, lookAtDivided},
		{"outlook", `query` + ofValue + `{outlook(plan:$plan,indicator:$indicator,area:$area,year:$year,basis:$basis){year prospect reason projected warnings{reason}}}`, lookAtOutlook},
		{"warnings", `query($plan:String!,$area:String!,$year:Int!,$basis:Basis!){warnings(plan:$plan,area:$area,year:$year,basis:$basis){indicator{code} kind reason}}`, lookAtWarnings},
		{"attainment", `query($plan:String!,$area:String!,$year:Int!,$basis:Basis!){attainment(plan:$plan,area:$area,year:$year,basis:$basis){
		overall{met judgeable total unjudged{code}} areas{area{code name} tally{met total}}}}`, lookAtAttainment},
		{"developmentIndex", `query($plan:String!,$year:Int!,$basis:Basis!){developmentIndex(plan:$plan,year:$year,basis:$basis){plan{code} weights{note tenant{slug name} signedBy{name}} goals{indicator{code} low}
		areas{area{code name} total answered domains{domain{code} score} scores{indicator score} leftOut{indicator{code} reason} rank unranked series{year total}}}}`, lookAtIndex},
		{"indexWeights", `query($plan:String!){indexWeights(plan:$plan){version note domains{domain{code name} weight} tenant{slug name} signedBy{name}}}`, nil},
		{"breaks", `query($plan:String!,$area:String!){breaks(plan:$plan,area:$area){indicator{code name} year kind why element{code line{name}} bridge{factor basis recordedBy{name}}}}`, nil},
		{"areaChanges", `{areaChanges{day kind before{code name} after{code name} why}}`, nil},
		{"ownTargets", `query($plan:String!,$indicator:String!,$year:Int!,$basis:Basis!){ownTargets(plan:$plan,indicator:$indicator,year:$year,basis:$basis){
		rows{area{code name} cell{value year verdict{reason}} target{printed by{name} tenant{slug name}} verdict{reason} history{note by{name}}} decomposition{reason together}}}`, lookAtOwnTargets},
		{"targetDecompositions", `query($plan:String!){targetDecompositions(plan:$plan){indicator{code} answer reason}}`, nil},
		{"checkRules", `{checkRules(year:2025){builtIn{code sentence} rules{code version sentence note about{key name} proposed{by{name} tenant{slug name}} enforced{by{name} tenant{slug name}} retired{by{name} tenant{slug name}}} vocabulary{form} subjects{key name}}}`, nil},
		{"checkExpression", `{checkExpression(expression:"value > lats",elements:["live_births"],indicators:[]){message}}`, nil},
		{"tryCheckRule", `{tryCheckRule(input:{elements:["live_births"],indicators:[],expression:"value > 1",sentenceZh:"x",sentenceEn:"x",grade:D,first:100}){hits{area{code name} element{code name} message}}}`, nil},
		{"schemes", `{schemes{code title issuer years forms{code name areas{code name}}}}`, nil},
		{"schemeForm", `query($area:String!,$basis:Basis!){schemeForm(scheme:"women-children-statistics",form:"FZ1",area:$area,year:2025,basis:$basis){
		scheme{code title} area{code name} rows{number display closed completeness{missing{code name}} missing{area{code} tenant{slug name}} serves{code title}}}}`, nil},
		{"rounds", `query($plan:String!){rounds(plan:$plan){plan{code} year state snapshot{id publishedBy{name}}}}`, nil},
		{"roundProgress", ofRound + `roundProgress(plan:$plan,year:$year){round{year} areas{area{code name} owed submitted late} tenants(first:100){totalCount nodes{tenant{slug name} owed late}}}}`, lookAtProgress},
		{"extensions", ofRound + `extensions(plan:$plan,year:$year){id tenant{slug name area{code}} reason by{name} answeredBy{name} words items{obligation element{code} area{code}} canAnswer}}`, lookAtTenants},
		{"chases", ofRound + `chases(plan:$plan,year:$year){id tenant{slug name area{code}} byTenant{slug name} by{name} words outstanding submitted readAt receipts{channel recipients sent}}}`, lookAtTenants},
		{"delegations", `{delegations{rows{id reason lender{name} standIn{name} setBy{name}} lenders{id name username} colleagues{id name username}}}`, nil},
		{"regime", `{regime{committee{name} bodies{name} county{name} years{year county{name}} reasons{code name} periods{code name elements}}}`, nil},
		{"settings", `{settings{email byMail quietFrom robotHost people{id name username email}}}`, nil},
		{"sources", `{sources{` + wholeSource + `}}`, nil},
		{"source", `query($source:String!){source(code:$source){source{` + wholeSource + `} names{name element{code} area{code name}} deliveries{id key refused}
		waiting{totalCount nodes{id delivery field area message}} keys{id note madeBy{name} areas{code}}}}`, lookAtSource},
		{"taskActivity", `query($plan:String!,$year:Int!,$item:String!){taskActivity(plan:$plan,year:$year,task:$item){source sourceName name areas{area{code name} months{count hidden}}}}`, lookAtActivity},
		{"errata", ofRound + `errata(plan:$plan,year:$year){element{code} area{code} published approved reason}}`, lookAtErrata},
		{"sheet", ofRound + `sheet(plan:$plan,year:$year){id state cells{obligation proposal{value from{name}} area{code} lastYear{value} figure{` + wholeOne + `}}}}`, nil},
		{"queue", ofRound + `queue(plan:$plan,year:$year,first:100){totalCount nodes{stage lastYear{value} figure{` + wholeOne + `}}}}`, nil},
		{"decisions", ofRound + `decisions(plan:$plan,year:$year,first:100){totalCount nodes{signOff{comment by{name} tenant{slug}} figure{` + wholeOne + `}}}}`, nil},
		{"progress", ofRound + `progress(plan:$plan,year:$year){plan{code} items{code name reports{tenant{slug name} state selfRating rating}} supervisions{id text by{name} tenant{slug} answer answeredBy{name}}}}`, lookAtWork},
		{"progressReport", `query($plan:String!,$year:Int!,$item:String!,$tenant:String!){progressReport(plan:$plan,year:$year,item:$item,tenant:$tenant){id tenant{slug name} done results
			writtenBy{name} evidence{id name by{name}} review{remark by{name}} item{reports{tenant{slug}}} supervisions{id text tenant{slug}} milestones{code name note}}}`, lookAtReport},
		{"coherence", ofRound + `coherence(plan:$plan,year:$year){object name area{code name} reason}}`, lookAtCoherence},
		{"organisation", `query($plan:String!,$year:Int!){organisation(plan:$plan,year:$year){plan{code} mayRecord articles{number heading records{id kind title text source tenant{slug name area{code}} by{name} mayChange files{id name by{name}}}}}}`, lookAtRecords},
		{"unitResults", ofRound + `unitResults(plan:$plan,year:$year){tenant{slug name area{code}} figures{owed inTime late overdue returns} tasks{owed accepted} reminders{got} indicators{led met} ownPlan}}`, lookAtUnits},
		{"recordHistory", `query($record:ID!){recordHistory(record:$record){id revision title text tenant{slug name area{code}} by{name}}}`, lookAtHistory},
		{"evaluations", `query($plan:String!){evaluations(plan:$plan){` + wholeEvaluation + `}}`, nil},
		{"evaluation", `query($evaluation:ID!){evaluation(id:$evaluation){` + wholeEvaluation + `}}`, nil},
		{"evaluationReports", `query($evaluation:ID!){evaluationReports(evaluation:$evaluation){texts{part by{name}} fields{key} documents{kind run{id by{name}} file{path name}} earlier{id}}}`, lookAtReports},
		{"selfEvaluation", `query($evaluation:ID!,$tenant:String!){selfEvaluation(evaluation:$evaluation,tenant:$tenant){evaluation{id} tenant{slug} state achievements results{tenant{slug}} submittedBy{name}}}`, lookAtAccount},
		{"scoreSheets", `{scoreSheets{version note by{name}}}`, nil},
		{"surveys", ofRound + `surveys(plan:$plan,year:$year){plan{code} mayAsk surveys{` + wholeSurvey + `}}}`, nil},
		{"historyImports", `{historyImports{` + wholeImport + `}}`, nil},
		{"historyImport", `query($import:ID!){historyImport(id:$import){` + wholeImport + `}}`, nil},
		{"historyProblems", `query($import:ID!){historyProblems(import:$import){totalCount nodes{line code message}}}`, nil},
		{"survey", `query($survey:ID!){survey(id:$survey){` + wholeSurvey + `}}`, nil},
		{"surveyResult", `query($survey:ID!){surveyResult(id:$survey){survey{id key} places{obligation} questions{overall{area{code} size} areas{area{code name} hidden size counts{count}} texts}}}`, lookAtTexts},
		{"cell", `query($plan:String!,$element:String!,$area:String!,$year:Int!){cell(plan:$plan,element:$element,area:$area,year:$year){element{code name} area{code name} owner{slug name}
			figure{` + wholeOne + `} past{` + wholeOne + `} talk{threads{id remarks{id words by{name} tenant{slug}} settledBy{slug}} heard{remarks}} papers{ref files{id name by{name}}}}}`, lookAtPlace},
		{"reconciliation", ofRound + `reconciliation(plan:$plan,year:$year){rows{area{code name} owner{slug name} reported figure{` + wholeOne + `}
			claims{value turn{slug} divergence{comment tenant{slug}} reference{source by{name} tenant{slug name}}}}}}`, nil},
		{"figure", `query($id:ID!){figure(id:$id){` + wholeOne + `}}`, lookAtFigure},
	}
}

const wholeSource = `code name owner{slug name} elements{code} areas{code name} counts{deliveries taken} may`

const wholeImport = `id name source state tenant{slug name} by{name} takenTenant{slug name} takenBy{name}`

const wholeEvaluation = `id plan{code} area{code name} tenant{slug name} snapshot{id publishedBy{name}} steps{by{name}} attainment{areas{area{code name}}}
	verdicts{cell{area{code} value} areas{area{code name} value}} selfEvaluations{tenant{slug name}} panel{id name} scoring{areas{code} results{area{code} items{item disputes{id by{name}} ruling{by{name}}}}}
	conclusion{overview} errata{frozen{area{code name} value}}`

package expression

import (
	"reflect"

	"github.com/expr-lang/expr"
)

// kind is what a part of an expression is.
type kind string

const (
	aNumber    kind = "number"
	aCondition kind = "condition"
	thePeers   kind = "peers"
	aText      kind = "text"
)

// Word is one word of the language with what it means, for whoever writes a rule.
type Word struct {
	Form   string
	ZH, EN string
	// Rate says that it has a meaning only where the rule is about an indicator's rate.
	Rate bool
}

// Vocabulary is the whole language but its operators.
func Vocabulary() []Word {
	return []Word{
		{"value", "本期值", "the value checked", false},
		{"last", "上年值", "the year before", false},
		{"before(n)", "n 年前的值", "n years before", false},
		{"baseline", "基期值", "the plan's baseline year", false},
		{"total", "同一数据元的合计", "the element's total", false},
		{`part("female")`, "同一数据元的分项", "a category of the same element", false},
		{`of("element")`, "同一地区的另一数据元", "another element of the same area", false},
		{`of("element", n)`, "另一数据元 n 年前的值", "another element, n years before", false},
		{`stated("source")`, "公报等来源对同一数据的数值（数据核对中录入，已认可差异的不算）", "what a source says of the same, as entered for reconciliation; unknown where the difference was accepted", false},
		{"tolerance", "数据核对的容许偏差（%，未设为 0）", "the tolerance of reconciliation in percent, 0 where none was set", false},
		{"running", "起始年以来各年之和（累计指标的数据元）", "the sum of the years since the first one, of what a cumulative indicator counts", false},
		{"edition", "上年公布版本的累计", "the running total that last year's edition published", false},
		{"numerator", "指标的分子", "the rate's numerator", true},
		{"denominator", "指标的分母", "the rate's denominator", true},
		{"peers", "其他县（市、区）最近一次公布的值", "the other counties' last published rates", true},
		{"median(peers)", "中位数（不少于 5 个县）", "their median, of five or more", true},
		{"mad(peers)", "绝对中位差", "their median absolute deviation", true},
		{"count(peers)", "个数", "how many there are", true},
		{"year", "年度", "the year", false},
		{"reported(x)", "x 有数值（零也算）", "x has a value, be it zero", false},
		{"isZero(x)", "x 填报为零", "x was reported as zero", false},
		{"abs(x)", "绝对值", "without its sign", false},
		{"round(x, places)", "四舍五入", "rounded half-up", false},
		{"min(a, b)", "较小者", "the smaller", false},
		{"max(a, b)", "较大者", "the larger", false},
		{"percent(a, b)", "a ÷ b × 100", "a ÷ b × 100", false},
		{"changed(a, b)", "a 比 b 变动的百分比（不计正负）", "by how many percent a differs from b", false},
		{"powerOfTen(a, b)", "a、b 相差约 10、100、1000…倍", "a and b are about 10, 100, 1000 … times apart", false},
		{"isShareOf(x, 7)", "x% 可由 7 个单位中的若干个得到", "x % is some of 7 units", false},
	}
}

// function is one that a rule may call, or that an operator stands for.
type function struct {
	takes []kind
	gives kind
	do    any
}

var functions = map[string]function{
	"abs": {[]kind{aNumber}, aNumber, abs}, "round": {[]kind{aNumber, aNumber}, aNumber, round},
	"min": {[]kind{aNumber, aNumber}, aNumber, smaller}, "max": {[]kind{aNumber, aNumber}, aNumber, larger},
	"percent": {[]kind{aNumber, aNumber}, aNumber, percent}, "changed": {[]kind{aNumber, aNumber}, aNumber, changed},
	"powerOfTen": {[]kind{aNumber, aNumber}, aCondition, powerOfTen}, "isShareOf": {[]kind{aNumber, aNumber}, aCondition, isShareOf},
	"reported": {[]kind{aNumber}, aCondition, reported}, "isZero": {[]kind{aNumber}, aCondition, isZero},
	"median": {[]kind{thePeers}, aNumber, median}, "mad": {[]kind{thePeers}, aNumber, mad}, "count": {[]kind{thePeers}, aNumber, count},
}

var binary = map[string]function{
	"+": {[]kind{aNumber, aNumber}, aNumber, add}, "-": {[]kind{aNumber, aNumber}, aNumber, subtract},
	"*": {[]kind{aNumber, aNumber}, aNumber, multiply}, "/": {[]kind{aNumber, aNumber}, aNumber, divide},
	"==": {[]kind{aNumber, aNumber}, aCondition, compare(func(s int) bool { return s == 0 })},
	"!=": {[]kind{aNumber, aNumber}, aCondition, compare(func(s int) bool { return s != 0 })},
	"<":  {[]kind{aNumber, aNumber}, aCondition, compare(func(s int) bool { return s < 0 })},
	"<=": {[]kind{aNumber, aNumber}, aCondition, compare(func(s int) bool { return s <= 0 })},
	">":  {[]kind{aNumber, aNumber}, aCondition, compare(func(s int) bool { return s > 0 })},
	">=": {[]kind{aNumber, aNumber}, aCondition, compare(func(s int) bool { return s >= 0 })},
	"&&": {[]kind{aCondition, aCondition}, aCondition, both}, "and": {[]kind{aCondition, aCondition}, aCondition, both},
	"||": {[]kind{aCondition, aCondition}, aCondition, either}, "or": {[]kind{aCondition, aCondition}, aCondition, either},
}

var unary = map[string]function{
	"-": {[]kind{aNumber}, aNumber, negate}, "+": {[]kind{aNumber}, aNumber, func(a Number) Number { return a }},
	"!": {[]kind{aCondition}, aCondition, deny}, "not": {[]kind{aCondition}, aCondition, deny},
}

// The names under which the operators are known to the machine: no text can spell them.
func binaryName(operator string) string { return "binary " + operator }
func unaryName(operator string) string  { return "unary " + operator }

// language is what the machine is given: none of its own functions, all of ours.
func language() []expr.Option {
	options := []expr.Option{expr.Env(data{}), expr.DisableAllBuiltins(), expr.MaxNodes(mostNodes), expr.DisableIfOperator()}
	for name, f := range functions {
		options = append(options, f.known(name))
	}
	for operator, f := range binary {
		options = append(options, f.known(binaryName(operator)))
	}
	for operator, f := range unary {
		options = append(options, f.known(unaryName(operator)))
	}
	return options
}

func (f function) known(name string) expr.Option {
	do := func(given ...any) (any, error) {
		switch do := f.do.(type) {
		case func(Number) Number:
			return do(given[0].(Number)), nil
		case func(Number) Truth:
			return do(given[0].(Number)), nil
		case func(Truth) Truth:
			return do(given[0].(Truth)), nil
		case func(Peers) Number:
			return do(given[0].(Peers)), nil
		case func(Number, Number) Number:
			return do(given[0].(Number), given[1].(Number)), nil
		case func(Number, Number) Truth:
			return do(given[0].(Number), given[1].(Number)), nil
		}
		do := f.do.(func(Truth, Truth) Truth)
		return do(given[0].(Truth), given[1].(Truth)), nil
	}
	return expr.Function(name, do, reflect.New(reflect.TypeOf(f.do)).Interface())
}

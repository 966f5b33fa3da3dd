package source

import (
	_ "embed"

	"github.com/liangce/liangce/internal/fault"
)

// Code says why a delivery is refused or a record does not fit; senders may rely on it.
type Code string

// Why a record waits in quarantine.
const (
	UnknownField    Code = "UNKNOWN_FIELD"
	UnknownArea     Code = "UNKNOWN_AREA"
	UnknownKind     Code = "UNKNOWN_KIND"
	UnknownCategory Code = "UNKNOWN_CATEGORY"
	FieldNotAllowed Code = "FIELD_NOT_ALLOWED"
	AreaNotAllowed  Code = "AREA_NOT_ALLOWED"
	NotAsked        Code = "NOT_ASKED"
	NoRound         Code = "NO_ROUND"
	Twice           Code = "TWICE"
	FutureMonth     Code = "FUTURE_MONTH"
	FailsCheck      Code = "FAILS_CHECK"
)

// Why a delivery is refused whole.
const (
	NotSigned       Code = "NOT_SIGNED"
	WrongTime       Code = "WRONG_TIME"
	WrongSignature  Code = "WRONG_SIGNATURE"
	Disabled        Code = "SOURCE_DISABLED"
	TooLarge        Code = "TOO_LARGE"
	TooMany         Code = "TOO_MANY_REQUESTS"
	WrongType       Code = "WRONG_TYPE"
	NotJSON         Code = "NOT_JSON"
	UnexpectedField Code = "UNEXPECTED_FIELD"
	RepeatedField   Code = "REPEATED_FIELD"
	BadField        Code = "BAD_FIELD"
	PersonData      Code = "PERSON_DATA"
	TooManyRecords  Code = "TOO_MANY_RECORDS"
	NoRecords       Code = "NO_RECORDS"
	FutureData      Code = "FUTURE_DATA"
	DeliveryReused  Code = "DELIVERY_REUSED"
)

// Text says it in words.
func (c Code) Text(lang string, params map[string]string) string {
	return texts.Say(lang, params, string(c))
}

//go:embed catalogue.json
var textsJSON []byte

var texts = fault.MustTexts(textsJSON)

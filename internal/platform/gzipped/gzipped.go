// Package gzipped compresses what is kept and sent more than once. What is sent once the router compresses.
package gzipped

import (
	"bytes"
	"compress/gzip"
	"errors"
	"strings"
)

// Accepted tells whether whoever sends this Accept-Encoding reads gzip.
func Accepted(encodings string) bool {
	for offer := range strings.SplitSeq(encodings, ",") {
		coding, quality, _ := strings.Cut(strings.ReplaceAll(offer, " ", ""), ";")
		if (coding == "gzip" || coding == "*") && quality != "q=0" {
			return true
		}
	}
	return false
}

// Bytes is the content compressed.
func Bytes(content []byte) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write(content)
	if err := errors.Join(err, z.Close()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

package graph

import (
	"encoding/base64"
	"strconv"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/fault"
)

// usualPage is how long a page is where the caller names no length.
const usualPage = 50

// longestPage is the longest of all lists.
const longestPage = 500

func pageSize(first *int) int {
	if first == nil {
		return usualPage
	}
	return *first
}

// offset reads a cursor of the lists that are paged by how many come before.
func offset(after *string) (int, error) {
	if after == nil || *after == "" {
		return 0, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(*after)
	if err == nil {
		if n, err := strconv.Atoi(string(raw)); err == nil && n >= 0 {
			return n, nil
		}
	}
	return 0, fault.New(fault.InvalidInput, "reason", fault.ReasonCursor)
}

func pageInfo(from, length, total int) model.PageInfo {
	end := from + length
	info := model.PageInfo{HasNextPage: end < total}
	if length > 0 {
		info.EndCursor = optional(base64.RawURLEncoding.EncodeToString([]byte(strconv.Itoa(end))))
	}
	return info
}

package db

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
)

// mostRequestID is how many characters a request id has at most.
const mostRequestID = 64

// Once runs fn at most once for an actor's request id: the same request again gets the first answer, a different body under
// the same id is refused. The answer is stored in the transaction that does the work, so it exists exactly if the work does.
// T must survive JSON.
func Once[T any](ctx context.Context, s *Store, actor access.Actor, requestID string, body any, fn func(*Tx) (T, error)) (T, error) {
	var zero T
	if requestID == "" {
		return zero, fault.Input(fault.ReasonRequired, "requestId", "requestId")
	}
	if err := fault.Within(requestID, mostRequestID, "field", "requestId"); err != nil {
		return zero, err
	}
	encoded, err := json.Marshal(body)
	if err != nil {
		return zero, fmt.Errorf("db: encode the request: %w", err)
	}
	sum := sha256.Sum256(encoded)
	hash := hex.EncodeToString(sum[:])
	return Write(ctx, s, actor, func(tx *Tx) (T, error) {
		// A second sender waits here for the first one's transaction.
		claim := tx.DB.Exec(`insert into request (city_id, user_id, request_id, body_hash, at) values (?, ?, ?, ?, ?) on conflict do nothing`,
			actor.CityID, actor.UserID, requestID, hash, tx.Now)
		if claim.Error != nil {
			return zero, fmt.Errorf("db: claim the request: %w", claim.Error)
		}
		if claim.RowsAffected == 0 {
			return replay[T](tx, requestID, hash)
		}
		out, err := fn(tx)
		if err != nil {
			return zero, err
		}
		answer, err := json.Marshal(out)
		if err != nil {
			return zero, fmt.Errorf("db: encode the answer: %w", err)
		}
		err = tx.DB.Exec(`update request set answer = ? where city_id = ? and user_id = ? and request_id = ?`,
			string(answer), actor.CityID, actor.UserID, requestID).Error
		if err != nil {
			return zero, fmt.Errorf("db: keep the answer: %w", err)
		}
		return out, nil
	})
}

func replay[T any](tx *Tx, requestID, hash string) (T, error) {
	var out T
	var row struct {
		BodyHash string
		Answer   string
	}
	err := tx.DB.Raw(`select body_hash, answer from request where city_id = ? and user_id = ? and request_id = ?`,
		tx.Actor.CityID, tx.Actor.UserID, requestID).Scan(&row).Error
	if err != nil {
		return out, fmt.Errorf("db: read the request: %w", err)
	}
	if row.BodyHash != hash {
		return out, fault.New(fault.RequestReused, "request", requestID)
	}
	if err := json.Unmarshal([]byte(row.Answer), &out); err != nil {
		return out, fmt.Errorf("db: decode the kept answer: %w", err)
	}
	return out, nil
}

package config

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/caarlos0/env/v11"

	"github.com/liangce/liangce/internal/platform/mail"
	"github.com/liangce/liangce/internal/platform/webhook"
)

// Config is everything that can be set from outside.
type Config struct {
	Addr           string        `env:"LIANGCE_ADDR" envDefault:"127.0.0.1:8080" about:"address to serve on"`
	DataDir        string        `env:"LIANGCE_DATA_DIR" envDefault:".data" about:"folder of the embedded database and of the signing key; run as root, its parents must be open to other users"`
	DatabaseURL    string        `env:"DATABASE_URL" shown:"embedded PostgreSQL" about:"PostgreSQL 15 or newer as its owner, who runs the migrations; the service works as liangce_app"`
	AppDatabaseURL string        `env:"LIANGCE_APP_DATABASE_URL" shown:"derived from DATABASE_URL" about:"the same database as liangce_app, for a process that must not know the owner's password; migrate gives the role this URL's password"`
	RedisURL       string        `env:"REDIS_URL" shown:"embedded Redis" about:"Redis for replicas to share answers; losing it costs speed alone"`
	EvidenceDir    string        `env:"LIANGCE_EVIDENCE_DIR" shown:"evidence in the data folder" about:"folder of the files that reports have as evidence; replicas must share one, and it is backed up with the database"`
	WebDir         string        `env:"LIANGCE_WEB_DIR" envDefault:"frontend/dist" about:"folder of the built page"`
	JWTKeyFile     string        `env:"LIANGCE_JWT_KEY_FILE" shown:"jwt.pem in the data folder, made when missing" about:"RSA private key (PEM) that signs access tokens; replicas must share one"`
	JWTIssuer      string        `env:"LIANGCE_JWT_ISSUER" envDefault:"liangce" about:"issuer that access tokens name"`
	JWTAudience    string        `env:"LIANGCE_JWT_AUDIENCE" envDefault:"liangce" about:"audience that access tokens name"`
	AccessTTL      time.Duration `env:"LIANGCE_ACCESS_TTL" envDefault:"10m" about:"life of an access token, 1m to 1h"`
	RefreshTTL     time.Duration `env:"LIANGCE_REFRESH_TTL" envDefault:"12h" about:"life of an unused sign-in"`
	SMTPURL        string        `env:"LIANGCE_SMTP_URL" shown:"no mail is sent" about:"mail server: smtp://user:password@host:587 (STARTTLS), smtps://host:465, or smtp://host:25?tls=none for a relay without TLS"`
	MailFrom       string        `env:"LIANGCE_MAIL_FROM" shown:"none" about:"sender of mails; needed with LIANGCE_SMTP_URL"`
	WebhookHosts   []string      `env:"LIANGCE_WEBHOOK_HOSTS" shown:"none" about:"hosts, separated by commas, where robots may be although they have private addresses or no TLS"`
	Demo           bool          `env:"LIANGCE_DEMO" envDefault:"false" about:"load the demonstration city into an empty database; make run sets it"`
	CookieSecure   bool          `env:"LIANGCE_COOKIE_SECURE" envDefault:"true" about:"send the refresh cookie over HTTPS only; make run unsets it"`
	Introspection  bool          `env:"LIANGCE_INTROSPECTION" envDefault:"false" about:"answer questions about the GraphQL schema"`
	LogLevel       slog.Level    `env:"LIANGCE_LOG_LEVEL" envDefault:"info" about:"debug, info, warn or error"`
	DBMaxConns     int32         `env:"LIANGCE_DB_MAX_CONNS" envDefault:"16" about:"database connections of one process"`
	LiveStreams    int           `env:"LIANGCE_LIVE_STREAMS" envDefault:"2000" about:"pages that one process tells of changes at once; the others are read anew when somebody comes back to them"`
	LivePerUser    int           `env:"LIANGCE_LIVE_STREAMS_PER_USER" envDefault:"8" about:"the same for the pages of one user"`
}

const defaultKeyFile = "jwt.pem"

// Load reads the settings from an environment in the form of os.Environ. Its error holds one line
// for each problem.
func Load(environ []string) (Config, error) {
	var c Config
	err := env.ParseWithOptions(&c, env.Options{Environment: withoutEmpty(environ)})
	var parsing env.AggregateError
	if err != nil && !errors.As(err, &parsing) {
		return Config{}, fmt.Errorf("config: %w", err)
	}
	problems := slices.Concat(readable(parsing.Errors), c.check(parsing))
	if len(problems) > 0 {
		return Config{}, errors.Join(problems...)
	}
	return c, nil
}

// withoutEmpty makes an empty variable mean the same as a missing one: charts and compose files
// cannot always leave one out.
func withoutEmpty(environ []string) map[string]string {
	set := env.ToMap(environ)
	for name, value := range set {
		if value == "" {
			delete(set, name)
		}
	}
	return set
}

// readable replaces the library's words, which speak of Go fields, by the variable's name.
func readable(parsing []error) []error {
	names := map[string]string{}
	for _, setting := range Describe() {
		names[setting.field] = setting.Name
	}
	var problems []error
	for _, err := range parsing {
		var parse env.ParseError
		if errors.As(err, &parse) {
			err = fmt.Errorf("%s: %w", names[parse.Name], parse.Err)
		}
		problems = append(problems, err)
	}
	return problems
}

// check answers all problems of the values that could be read at all.
func (c Config) check(unread env.AggregateError) []error {
	failed := map[string]bool{}
	for _, err := range unread.Errors {
		var parse env.ParseError
		if errors.As(err, &parse) {
			failed[parse.Name] = true
		}
	}
	var problems []error
	require := func(field, name string, ok bool, want string) {
		if !ok && !failed[field] {
			problems = append(problems, fmt.Errorf("%s: %s", name, want))
		}
	}
	require("Addr", "LIANGCE_ADDR", isAddress(c.Addr), "must be host:port, such as 127.0.0.1:8080 or :8080")
	require("DatabaseURL", "DATABASE_URL", c.DatabaseURL == "" || isURL(c.DatabaseURL, "postgres", "postgresql"),
		"must be postgres://user:password@host:port/database")
	require("AppDatabaseURL", "LIANGCE_APP_DATABASE_URL", c.AppDatabaseURL == "" || isURL(c.AppDatabaseURL, "postgres", "postgresql"),
		"must be postgres://liangce_app:password@host:port/database")
	require("RedisURL", "REDIS_URL", c.RedisURL == "" || isURL(c.RedisURL, "redis", "rediss", "unix"),
		"must be redis://host:port/number or rediss://...")
	require("JWTKeyFile", "LIANGCE_JWT_KEY_FILE", c.JWTKeyFile == "" || exists(c.JWTKeyFile),
		"there is no such file: "+c.JWTKeyFile)
	require("AccessTTL", "LIANGCE_ACCESS_TTL", c.AccessTTL >= time.Minute && c.AccessTTL <= time.Hour,
		"must lie between 1m and 1h: a token cannot be called back")
	require("RefreshTTL", "LIANGCE_REFRESH_TTL", failed["AccessTTL"] || c.RefreshTTL > c.AccessTTL,
		"must be longer than LIANGCE_ACCESS_TTL")
	_, err := mail.Parse(c.SMTPURL, c.MailFrom)
	require("SMTPURL", "LIANGCE_SMTP_URL", c.SMTPURL == "" || err == nil, fmt.Sprint(err))
	require("MailFrom", "LIANGCE_MAIL_FROM", c.SMTPURL == "" || err != nil || mail.IsAddress(c.MailFrom), "must be one mail address, such as liangce@city.example")
	require("DBMaxConns", "LIANGCE_DB_MAX_CONNS", c.DBMaxConns >= 2 && c.DBMaxConns <= 1000,
		"must lie between 2 and 1000")
	require("LiveStreams", "LIANGCE_LIVE_STREAMS", c.LiveStreams >= 0 && c.LiveStreams <= 100_000, "must lie between 0 and 100000")
	require("LivePerUser", "LIANGCE_LIVE_STREAMS_PER_USER", c.LivePerUser >= 1 && c.LivePerUser <= 100, "must lie between 1 and 100")
	return problems
}

func isAddress(addr string) bool {
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}

func isURL(text string, schemes ...string) bool {
	u, err := url.Parse(text)
	return err == nil && slices.Contains(schemes, u.Scheme) && (u.Host != "" || u.Path != "")
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// KeyFile is where the signing key lies.
func (c Config) KeyFile() string {
	if c.JWTKeyFile != "" {
		return c.JWTKeyFile
	}
	return filepath.Join(c.DataDir, defaultKeyFile)
}

// EvidenceFolder is where the files of reports lie.
func (c Config) EvidenceFolder() string {
	if c.EvidenceDir != "" {
		return c.EvidenceDir
	}
	return filepath.Join(c.DataDir, "evidence")
}

// MailServer is where mails are handed in, or none.
func (c Config) MailServer() mail.Server {
	if c.SMTPURL == "" {
		return mail.Server{}
	}
	s, _ := mail.Parse(c.SMTPURL, c.MailFrom) // Load has looked at it
	return s
}

// Robots are where group robots may be.
func (c Config) Robots() webhook.Rules { return webhook.Rules{Hosts: c.WebhookHosts} }

// Origin is the address a person types on this machine.
func (c Config) Origin() string {
	host, port, _ := net.SplitHostPort(c.Addr)
	if host == "" || host == "0.0.0.0" || host == "::" {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port)
}

package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"sync"
	"time"

	"github.com/liangce/liangce/graph"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/demo"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/platform/cache"
	"github.com/liangce/liangce/internal/platform/config"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/platform/webhook"
	"github.com/liangce/liangce/internal/server"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/worker"
)

// sweepEvery is how long a deadline can go unnoticed, pressEvery how long a document waits to be begun, importEvery
// a file of past figures, postEvery a message, carryEvery a city's value on its way to the province.
const (
	sweepEvery  = 5 * time.Minute
	pressEvery  = time.Second
	importEvery = time.Second
	postEvery   = 10 * time.Second
	carryEvery  = time.Second
)

// work does what belongs to no request, until the context ends.
func work(ctx context.Context, c config.Config, store *db.Store, files *filestore.Store) *sync.WaitGroup {
	post := worker.Post{Mail: c.MailServer(), Robots: webhook.New(c.Robots())}
	var working sync.WaitGroup
	working.Go(func() { worker.Run(ctx, store, post.Channels(), sweepEvery) })
	working.Go(func() { worker.Press(ctx, store, files, pressEvery) })
	working.Go(func() { worker.Import(ctx, store, files, importEvery) })
	working.Go(func() { worker.Carry(ctx, store, carryEvery) })
	for _, channel := range post.Channels() {
		working.Go(func() { worker.Deliver(ctx, store, post, channel, postEvery) })
	}
	return &working
}

type serveCommand struct{}

// Run serves until it is asked to end. The address is taken first: a taken one must not cost the start of a database.
func (s serveCommand) Run(ctx context.Context, c config.Config) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("LIANGCE_ADDR: %w", err)
	}
	defer func() { _ = listener.Close() }()
	d, err := openDatabase(ctx, c)
	if err != nil {
		return err
	}
	defer d.close()
	answers, err := cache.Open(ctx, c.RedisURL)
	if err != nil {
		return err
	}
	defer func() { _ = answers.Close() }()
	files, err := filestore.Open(c.EvidenceFolder())
	if err != nil {
		return fmt.Errorf("LIANGCE_EVIDENCE_DIR: %w", err)
	}
	if err := loadWanted(ctx, d, files, c); err != nil {
		return err
	}
	hub := live.NewHub(d.Store, live.Limits{Readers: c.LiveStreams, PerUser: c.LivePerUser})
	edge, err := s.edge(c, d, answers, files, hub)
	if err != nil {
		return err
	}
	if err := welcome(ctx, os.Stdout, d.Store, c.Origin()); err != nil {
		return err
	}
	defer listen(ctx, hub)()
	if d.embedded() { // nobody else can be looking after it
		defer work(ctx, c, d.Store, files).Wait()
	}
	return edge.Run(ctx, listener)
}

// listen lets the hub hear until the answer is called.
func listen(ctx context.Context, hub *live.Hub) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	var listening sync.WaitGroup
	listening.Go(func() { hub.Run(ctx) })
	return func() {
		cancel()
		listening.Wait()
	}
}

func (serveCommand) edge(c config.Config, d *database, answers *cache.Cache, files *filestore.Store, hub *live.Hub) (*server.Server, error) {
	key, err := c.SigningKey()
	if err != nil {
		return nil, err
	}
	gate, err := auth.New(auth.Options{
		Store: d.Store, Key: key, Issuer: c.JWTIssuer, Audience: c.JWTAudience, AccessTTL: c.AccessTTL, RefreshTTL: c.RefreshTTL,
	})
	if err != nil {
		return nil, err
	}
	page, err := server.NewPage(os.DirFS(c.WebDir))
	if err != nil {
		return nil, err
	}
	documents, err := graph.ReadDocuments(os.DirFS(c.WebDir))
	if err != nil {
		return nil, err
	}
	workbooks, err := gate.Derive("workbooks")
	if err != nil {
		return nil, err
	}
	master, err := gate.Derive(source.SecretPurpose)
	if err != nil {
		return nil, err
	}
	secrets := source.NewSecrets(master)
	feeds, err := server.NewFeeds(d.Store, secrets)
	if err != nil {
		return nil, err
	}
	surveys, err := server.NewSurvey(d.Store)
	if err != nil {
		return nil, err
	}
	api := graph.NewHandlers(graph.Config{
		Store: d.Store, Cache: answers, Gate: gate, Live: hub, Mail: c.MailServer().Ready(), Robots: c.Robots(), FeedSecrets: secrets,
		Admit: server.Admit(int(c.DBMaxConns)), Documents: documents, Version: version, Introspection: c.Introspection,
	})
	return server.New(server.Options{
		Gate: gate, Page: page, Secure: c.CookieSecure,
		Evidence: server.NewEvidence(d.Store, files), RecordFiles: server.NewRecordFiles(d.Store, files), FigureFiles: server.NewFigureFiles(d.Store, files),
		Reports: server.NewReports(d.Store, files), Sheets: server.NewSheets(d.Store, workbooks), Forms: server.NewForms(d.Store),
		History: server.NewHistory(d.Store, files), Survey: surveys, Feeds: feeds, Graph: api.API, Stream: api.Stream,
		Probes: server.Probes{Database: d.Ping, Cache: answers.Ping, Changes: hub.Hears},
	}), nil
}

// loadWanted loads the demonstration cities where they are wanted. They never come to stand beside a real one.
func loadWanted(ctx context.Context, d *database, files *filestore.Store, c config.Config) error {
	if !c.Demo {
		return nil
	}
	there, err := cities(ctx, d.Store)
	if err != nil {
		return err
	}
	for _, city := range there {
		if !city.Demonstration {
			return fmt.Errorf("LIANGCE_DEMO: the database holds %s, which is not a demonstration city", city.CityID)
		}
	}
	return demo.Load(ctx, d.Store, files)
}

type workerCommand struct{}

// Run sweeps and makes documents until it is asked to end, and answers the same probes as the server.
func (workerCommand) Run(ctx context.Context, c config.Config) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("LIANGCE_ADDR: %w", err)
	}
	defer func() { _ = listener.Close() }()
	d, err := openDatabase(ctx, c)
	if err != nil {
		return err
	}
	defer d.close()
	files, err := filestore.Open(c.EvidenceFolder())
	if err != nil {
		return fmt.Errorf("LIANGCE_EVIDENCE_DIR: %w", err)
	}
	defer work(ctx, c, d.Store, files).Wait()
	return server.NewProbes(server.Probes{Database: d.Ping}).Run(ctx, listener)
}

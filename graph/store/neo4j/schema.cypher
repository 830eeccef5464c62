// One database, one network. Days are counted from 1970-01-01, ends excluded; `key` and `h` are blake2b-128 in hex (docs/store.md).
CREATE CONSTRAINT maillage_mark IF NOT EXISTS FOR (n:Maillage) REQUIRE n.mark IS UNIQUE;
CREATE CONSTRAINT maillage_dataset IF NOT EXISTS FOR (n:Dataset) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT maillage_load IF NOT EXISTS FOR (n:Load) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT maillage_territory IF NOT EXISTS FOR (n:Territory) REQUIRE n.code IS UNIQUE;
CREATE CONSTRAINT maillage_actor IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT maillage_event IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT maillage_campaign IF NOT EXISTS FOR (n:Campaign) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT maillage_states IF NOT EXISTS FOR ()-[r:STATES]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT maillage_tie IF NOT EXISTS FOR ()-[r:TIE]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT maillage_takes_part IF NOT EXISTS FOR ()-[r:TAKES_PART]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT maillage_observes IF NOT EXISTS FOR ()-[r:OBSERVES]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT maillage_asked IF NOT EXISTS FOR ()-[r:ASKED]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT maillage_rates IF NOT EXISTS FOR ()-[r:RATES]-() REQUIRE r.key IS UNIQUE;
CREATE INDEX maillage_tie_from IF NOT EXISTS FOR ()-[r:TIE]-() ON (r.valid_from);
CREATE INDEX maillage_actor_territory IF NOT EXISTS FOR (n:Actor) ON (n.territory);
CREATE INDEX maillage_event_territory IF NOT EXISTS FOR (n:Event) ON (n.territory);
CREATE INDEX maillage_event_parent IF NOT EXISTS FOR (n:Event) ON (n.parent);
CREATE INDEX maillage_territory_parent IF NOT EXISTS FOR (n:Territory) ON (n.parent);

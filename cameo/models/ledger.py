"""The consent ledger's rows; cameo/ledger/ writes and verifies them. The database refuses to change or delete one."""

from django.db import models


class ConsentEvent(models.Model):
    """`hash` is SHA-256 over `seq`, `at`, `kind`, `likeness_id`, `body_hash`, the hash of the event before (`previous`)
    and of the one before of the same likeness (`chain_previous`; `chain_seq` is its number there). `at` is ISO 8601 in
    UTC. `body` is canonical JSON without personal data: people are HMACs. `signature` is Ed25519 over `hash`, in hex.
    What is about no likeness has another id in its place (cameo.ledger.recording.note).
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    likeness_id = models.UUIDField(db_index=True)
    chain_seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    at = models.CharField(max_length=32)
    body = models.TextField()
    body_hash = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    chain_previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)
    signature = models.CharField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["likeness_id", "chain_seq"], name="one_chain_a_likeness")]


class PendingEvent(models.Model):
    """Said inside somebody's transaction, and so undone with it; sealed into the chain right after the commit.

    `facts` name people by their row, `{"person": <id>}` or `{"account": <id>}`, until then.
    """

    likeness_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    at = models.CharField(max_length=32)
    facts = models.JSONField()

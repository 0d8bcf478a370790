"""The consent ledger's rows; cameo/ledger/ writes and verifies them. The database refuses to change or delete one."""

from django.db import models


class ConsentEvent(models.Model):
    """`hash` is SHA-256 over the one before (`previous`), `seq`, `at` and `body_hash`; `chain_previous` is the hash of
    the event before of the same likeness, `chain_seq` its number there. `body` is canonical JSON without personal data:
    people are HMACs. `signature` is Ed25519 over `hash`.
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

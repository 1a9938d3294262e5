"""Letters, drafts and what they cover, cursors, answers, memories, and whose key they were written with."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("key_check", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_accounts")),
    )
    op.create_table(
        "answers",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("message_id_hash", sa.String(), nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account", "message_id_hash", name=op.f("pk_answers")),
    )
    op.create_table(
        "cursors",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uidnext", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("account", "mailbox", name=op.f("pk_cursors")),
    )
    op.create_table(
        "drafts",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uidnext", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("intended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=True),
        sa.Column("promise_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account", "token", name=op.f("pk_drafts")),
    )
    op.create_index(op.f("ix_drafts_account_outcome"), "drafts", ["account", "outcome"], unique=False)
    op.create_table(
        "letters",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("received", sa.DateTime(timezone=True), nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("message_id_hash", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("frustration", sa.Float(), nullable=False),
        sa.Column("band", sa.String(), nullable=False),
        sa.Column("flags", sa.String(), nullable=False),
        sa.Column("rules", sa.String(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account", "fingerprint", name=op.f("pk_letters")),
    )
    op.create_index(
        op.f("ix_letters_account_mailbox_uidvalidity_uid"),
        "letters",
        ["account", "mailbox", "uidvalidity", "uid"],
        unique=False,
    )
    op.create_index(
        op.f("ix_letters_account_present_outcome"), "letters", ["account", "present", "outcome"], unique=False
    )
    op.create_table(
        "memories",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("account", "name", name=op.f("pk_memories")),
    )
    op.create_table(
        "covers",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account", "fingerprint"],
            ["letters.account", "letters.fingerprint"],
            name=op.f("fk_covers_account_fingerprint_letters"),
        ),
        sa.ForeignKeyConstraint(
            ["account", "token"],
            ["drafts.account", "drafts.token"],
            name=op.f("fk_covers_account_token_drafts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account", "token", "position", name=op.f("pk_covers")),
    )


def downgrade() -> None:
    op.drop_table("covers")
    op.drop_table("memories")
    op.drop_index(op.f("ix_letters_account_present_outcome"), table_name="letters")
    op.drop_index(op.f("ix_letters_account_mailbox_uidvalidity_uid"), table_name="letters")
    op.drop_table("letters")
    op.drop_index(op.f("ix_drafts_account_outcome"), table_name="drafts")
    op.drop_table("drafts")
    op.drop_table("cursors")
    op.drop_table("answers")
    op.drop_table("accounts")

"""Addresses of likenesses."""

from django.urls import URLPattern, path

from cameo import views
from cameo.api import approvals, captures, casting, certificates, characters, freeze, grants, likeness, receipts

api_urlpatterns = [
    path("cameo", likeness.LikenessView.as_view(), name="api-cameo"),
    path("cameo/cutout", likeness.CutoutView.as_view(), name="api-cameo-cutout"),
    path("cameo/photo", likeness.PhotoView.as_view(), name="api-cameo-photo"),
    path("cameo/challenges", captures.ChallengesView.as_view(), name="api-cameo-challenges"),
    path("cameo/challenges/<uuid:capture_id>", captures.ChallengeView.as_view(), name="api-cameo-challenge"),
    path("cameo/challenges/<uuid:capture_id>/video", captures.ChallengeVideoView.as_view(), name="api-cameo-video"),
    path("cameo/grants", grants.GrantsView.as_view(), name="api-cameo-grants"),
    path("cameo/grants/<int:grant_id>", grants.GrantView.as_view(), name="api-cameo-grant"),
    path("cameo/approvals", approvals.ApprovalsView.as_view(), name="api-cameo-approvals"),
    path("cameo/approvals/<uuid:approval_id>/approve", approvals.ApproveView.as_view(), name="api-cameo-approve"),
    path("cameo/approvals/<uuid:approval_id>/deny", approvals.DenyView.as_view(), name="api-cameo-deny"),
    path("cameo/freeze", freeze.FreezeView.as_view(), name="api-cameo-freeze"),
    path("cameo/uses", grants.UsesView.as_view(), name="api-cameo-uses"),
    path("cameo/receipts", receipts.ReceiptsView.as_view(), name="api-cameo-receipts"),
    path("cameo/receipts/<int:seq>", receipts.ReceiptView.as_view(), name="api-cameo-receipt"),
    path("cameo/certificates/<uuid:likeness_id>", certificates.CertificateView.as_view(), name="api-cameo-certificate"),
    path("characters", characters.CharactersView.as_view(), name="api-characters"),
    path("characters/<uuid:likeness_id>", characters.CharacterView.as_view(), name="api-character"),
    path("characters/<uuid:likeness_id>/freeze", freeze.CharacterFreezeView.as_view(), name="api-character-freeze"),
    path("characters/<uuid:likeness_id>/cutout", characters.CharacterCutoutView.as_view(), name="api-character-cutout"),
    path(
        "characters/<uuid:likeness_id>/picture", characters.CharacterPictureView.as_view(), name="api-character-picture"
    ),
    path("characters/<uuid:likeness_id>/grants", characters.CharacterGrantsView.as_view(), name="api-character-grants"),
    path("cameos", casting.CastablesView.as_view(), name="api-cameos"),
    path("cameos/<str:handle>/check", casting.CheckView.as_view(), name="api-cameo-check"),
]

urlpatterns: list[URLPattern] = [
    path("cameo", views.cameo_page, name="cameo"),
    path("cameo/capture", views.capture_page, name="cameo_capture"),
    path("cameo/enrol", views.enrol, name="cameo_enrol"),
    path("cameo/verdict", views.verdict, name="cameo_verdict"),
    path("cameo/open", views.open_to, name="cameo_open"),
    path("cameo/approve", views.approve, name="cameo_approve"),
    path("cameo/grants/new", views.grant_new, name="cameo_grant_new"),
    path("cameo/grants/<int:grant_id>", views.grant_page, name="cameo_grant"),
    path("cameo/existing", views.existing, name="cameo_existing"),
    path("cameo/wishes", views.wishes, name="cameo_wishes"),
    path("cameo/grants/<int:grant_id>/end", views.end, name="cameo_end"),
    path("cameo/uses", views.uses, name="cameo_uses"),
    path("cameo/freeze", views.freeze, name="cameo_freeze"),
    path("cameo/freeze/<str:token>", views.freeze_link, name="cameo_freeze_link"),
    path("cameo/thaw", views.thaw, name="cameo_thaw"),
    path("cameo/revoke", views.revoke, name="cameo_revoke"),
    path("cameo/approvals", views.approvals, name="cameo_approvals"),
    path("cameo/approvals/<uuid:approval_id>/answer", views.answer_approval, name="cameo_answer"),
    path("characters/new", views.character_new, name="character_new"),
    path("characters/<uuid:likeness_id>", views.character_page, name="character"),
    path("characters/<uuid:likeness_id>/verdict", views.character_verdict, name="character_verdict"),
    path("characters/<uuid:likeness_id>/open", views.open_to, name="character_open"),
    path("characters/<uuid:likeness_id>/approve", views.approve, name="character_approve"),
    path("characters/<uuid:likeness_id>/grants/new", views.grant_new, name="character_grant"),
    path("characters/<uuid:likeness_id>/existing", views.existing, name="character_existing"),
    path("characters/<uuid:likeness_id>/wishes", views.wishes, name="character_wishes"),
    path("characters/<uuid:likeness_id>/uses", views.uses, name="character_uses"),
    path("characters/<uuid:likeness_id>/freeze", views.freeze, name="character_freeze"),
    path("characters/<uuid:likeness_id>/thaw", views.thaw, name="character_thaw"),
    path("characters/<uuid:likeness_id>/revoke", views.character_revoke, name="character_revoke"),
    path("cameo/faces/<str:handle>", views.face, name="cameo_face"),
]

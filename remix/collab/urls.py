"""Addresses of what is made together."""

from django.urls import path

from remix.collab import api, chain_api, chain_views, views

api_urlpatterns = [
    path("clips/<uuid:clip_id>/invitations", api.InvitingView.as_view(), name="api-clip-invitations"),
    path("me/invitations", api.MyInvitationsView.as_view(), name="api-me-invitations"),
    path("invitations/<uuid:invitation_id>", api.InvitationView.as_view(), name="api-invitation"),
    path("invitations/<uuid:invitation_id>/accept", api.AcceptView.as_view(), name="api-invitation-accept"),
    path("clips/<uuid:clip_id>/thread/mute", api.ThreadMuteView.as_view(), name="api-clip-thread-mute"),
    path("chains", chain_api.ChainsView.as_view(), name="api-chains"),
    path("chains/<uuid:chain_id>", chain_api.ChainView.as_view(), name="api-chain"),
    path("chains/<uuid:chain_id>/turn", chain_api.TurnView.as_view(), name="api-chain-turn"),
    path("clips/<uuid:clip_id>/chain", chain_api.BeginView.as_view(), name="api-clip-chain"),
]

urlpatterns = [
    path("together", views.together, name="together"),
    path("clips/<uuid:clip_id>/invitations", views.clip_invitations, name="clip_invitations"),
    path("invitations/<uuid:invitation_id>/accept", views.accept, name="accept_invitation"),
    path("invitations/<uuid:invitation_id>/end", views.end, name="end_invitation"),
    path("clips/<uuid:clip_id>/thread/mute", views.mute, name="mute_thread"),
    path("muted/<int:mute_id>/end", views.unmute, name="unmute_thread"),
    path("chains", chain_views.chains, name="chains"),
    path("chains/<uuid:chain_id>", chain_views.chain_page, name="chain"),
    path("chains/<uuid:chain_id>/turn", chain_views.turn, name="chain_turn"),
    path("chains/<uuid:chain_id>/close", chain_views.close, name="chain_close"),
    path("clips/<uuid:clip_id>/chain", chain_views.begin, name="begin_chain"),
]
